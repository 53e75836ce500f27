import { type Locale, translate } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { type DialogueState, loadDialogue } from '../../../db/repos/dialogues.ts'
import { branchPage, findNode } from '../../../db/repos/organisation-tree.ts'
import type { Topic } from '../../../domain/questions/topics.ts'
import { type Answer, answerButton, type Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import {
  readTreePlace,
  readTreePress,
  TOP,
  treeButtons,
  treeScreen,
  writeTreePlace,
} from '../join/place-tree.ts'
import { writeScreen } from './screens.ts'

/** Dialogues that ask for a place, and what a question from there is about. */
const TOPICS: Record<string, Topic['id']> = { join: 'joining', transfer: 'leaving' }
/** Argument of the route that asks for the region though one is known. */
export const OTHER_REGION = '0'
/** Of what was searched for: a few names of a school. */
const MOST_WORDS = 300
/** The value of the button that sends what was searched for, in place of words. */
const READY = '+'

export function topicOf(from: string | undefined): Topic['id'] | undefined {
  return TOPICS[from ?? '']
}

/** What a question about a missing place begins with: what was searched for, and where in the tree the person was. */
export async function missingPlace(
  read: Database['read'],
  turn: Turn,
  from: string,
  asksRegion: boolean,
): Promise<Record<string, string>> {
  const draft = await loadDialogue(read, turn.accountId, from)
  const nodeId = readTreePlace(draft?.subject['tree'])?.nodeId ?? 0
  const known = !asksRegion && nodeId > 0 ? String(nodeId) : ''
  return { about: 'place', from, words: draft?.subject['words'] ?? '', ...(known && { orgId: known }) }
}

export function isAboutPlace({ subject }: DialogueState): boolean {
  return subject['about'] === 'place'
}

/** The region, or an organisation below it, whose officers are asked. Asked only where it is not known. */
export function regionStep({ read }: Database, dialogue: string): Step {
  const buttons = treeButtons(dialogue, 'region')
  return {
    id: 'region',
    skipIf: (state) => !isAboutPlace(state) || state.subject['orgId'] !== undefined,
    async ask({ subject }) {
      const { nodeId, page } = readTreePlace(subject['tree']) ?? TOP
      const branch = await branchPage(read, nodeId, page, false)
      const { node } = branch
      const here: Button[][] = node
        ? [[{ ...buttons.choose(node.id, { key: 'place.ask.here' }), style: 'primary' }]]
        : []
      const out = writeScreen({ key: 'place.ask.region' }).buttons?.at(-1) ?? []
      const screen = treeScreen(branch, buttons, here, out)
      const text: Text = node
        ? { key: 'place.ask.node', vars: { name: node.name } }
        : { key: 'place.ask.region' }
      return { ...screen, text, more: [...wordsText(subject), ...(screen.more ?? [])] }
    },
    async read(input, { subject }): Promise<Answer> {
      if (input.kind !== 'text') return { ok: false, why: { key: 'place.ask.press' } }
      const pressed = readTreePress(input.text)
      if (!pressed) return { ok: true, subject: { words: joined(subject['words'], input.text) } }
      if ('open' in pressed) return { ok: true, subject: { tree: writeTreePlace(pressed.open ?? TOP) } }
      const node = await findNode(read, pressed.chosen)
      return node
        ? { ok: true, value: String(node.id), subject: { tree: '' } }
        : { ok: false, why: { key: 'place.ask.press' } }
    },
  }
}

/** What is typed before the region is chosen is part of the question, too. */
function joined(words: string | undefined, typed: string): string {
  return [words, typed.trim()].filter(Boolean).join('; ').slice(0, MOST_WORDS)
}

function wordsText({ words }: DialogueState['subject']): Text[] {
  return words ? [{ key: 'place.ask.words', vars: { words } }] : []
}

/** Asks for the words, with what was searched for ready to be sent as it is. */
export async function placeWriteScreen(
  read: Database['read'],
  dialogue: string,
  state: DialogueState,
): Promise<Screen> {
  const { words = '', from = '' } = state.subject
  const node = await findNode(read, chosenId(state))
  const asked = writeScreen({
    key: 'place.ask.write',
    vars: { name: node?.name ?? { key: 'question.union' } },
  })
  const ready = answerButton(dialogue, 'text', READY, { key: 'place.ask.send' })
  const other: Button = { label: { key: 'place.ask.other' }, route: 'ask.place', args: [from, OTHER_REGION] }
  return {
    ...asked,
    more: wordsText(state.subject),
    buttons: [
      ...(words ? [[{ ...ready, style: 'primary' as const }]] : []),
      [other],
      ...(asked.buttons ?? []),
    ],
  }
}

/** The button in place of words: what was searched for is the whole question. */
export function readyWords(text: string, { subject }: DialogueState, locale: Locale): Answer | undefined {
  const { words = '' } = subject
  if (text !== READY || words === '') return undefined
  return {
    ok: true,
    value: translate(locale, { key: 'place.ask.ready', vars: { words } }),
    subject: { words: '' },
  }
}

/** A question with what was searched for below it. */
export function withWords(text: string, { subject }: DialogueState, locale: Locale): string {
  const { words = '' } = subject
  return words === '' ? text : `${text}\n${translate(locale, { key: 'place.ask.searched', vars: { words } })}`
}

/** The organisation that is asked; undefined where the question is about something else, or it is gone. */
export async function chosenPlace(tx: Tx, state: DialogueState): Promise<number | undefined> {
  return isAboutPlace(state) ? (await findNode(tx, chosenId(state)))?.id : undefined
}

function chosenId({ subject, answers }: DialogueState): number {
  return Number(answers['region'] ?? subject['orgId']) || 0
}
