import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { findPrimary, type PrimaryFound, searchPrimaries } from '../../../db/repos/organisation-search.ts'
import { branchPage } from '../../../db/repos/organisation-tree.ts'
import type { Answer, Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import {
  readTreePlace,
  readTreePress,
  shortened,
  TOP,
  type TreeButtons,
  treeButtons,
  treeScreen,
  writeTreePlace,
} from './place-tree.ts'

/** As many buttons as a phone shows without scrolling. */
const MOST_FOUND = 6
/** Longer than any name of a school that a person would type. */
const LONGEST_QUERY = 150

/** How a dialogue asks for a primary. */
export interface PlaceQuestion {
  dialogue: string
  /** the question with the ways out as its last row of buttons */
  ask: (state: DialogueState) => Screen
  /** why this person may not choose that one */
  refuse?: (id: number, turn: Turn) => Text | undefined
  skipIf?: Step['skipIf']
}

/**
 * A primary as the answer to a step: words are searched for, or it is picked in the tree. What was searched for and
 * where in the tree the person is stand in the draft, so that days later the same is shown.
 */
export function createPlaceQuestion({ read }: Database, question: PlaceQuestion): Step {
  const { dialogue, refuse, skipIf } = question
  const buttons = treeButtons(dialogue, 'place')

  async function choose(id: number, turn: Turn): Promise<Answer> {
    const primary = await findPrimary(read, id)
    const why: Text | undefined = primary ? refuse?.(primary.id, turn) : { key: 'join.place.gone' }
    return primary && !why
      ? { ok: true, value: String(primary.id), subject: { tree: '', query: '' } }
      : { ok: false, why: why ?? { key: 'join.place.gone' } }
  }

  return {
    id: 'place',
    ...(skipIf && { skipIf }),
    async ask(state) {
      const asked = question.ask(state)
      const rows = asked.buttons ?? []
      const [own, out] = [rows.slice(0, -1), rows.at(-1) ?? []]
      const place = readTreePlace(state.subject['tree'])
      const query = state.subject['query']
      if (place) {
        const branch = await branchPage(read, place.nodeId, place.page, true)
        const search = buttons.leave({ key: 'place.tree.search' })
        return treeScreen(branch, buttons, [...own, [search], [notHere(dialogue)]], out)
      }
      const list = [buttons.open(TOP, { key: 'place.tree.button' })]
      if (!query) return { ...asked, buttons: [...own, list, out] }
      const found = await searchPrimaries(read, query, MOST_FOUND)
      return foundScreen(found, asked, buttons, [...own, list, [notHere(dialogue)]], out)
    },
    async read(input, _, turn) {
      if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
      const pressed = readTreePress(input.text)
      if (pressed && 'chosen' in pressed) return choose(pressed.chosen, turn)
      if (pressed)
        return { ok: true, subject: { tree: pressed.open ? writeTreePlace(pressed.open) : '', query: '' } }
      const query = input.text.slice(0, LONGEST_QUERY).trim()
      if (query === '') return { ok: false, why: { key: 'join.typeText' } }
      return { ok: true, subject: { tree: '', query, words: query } }
    },
  }
}

/** Somebody tells where to apply; the answers given so far are kept. */
function notHere(dialogue: string): Button {
  return { label: { key: 'join.place.notHere' }, route: 'ask.place', args: [dialogue] }
}

/** What was found as lines, where a phone shows long names whole, and as buttons that answer the step. */
function foundScreen(
  found: readonly PrimaryFound[],
  asked: Screen,
  { choose }: TreeButtons,
  rows: Button[][],
  out: Button[],
): Screen {
  const options = found.map(({ id, name }, at) => [
    choose(id, { key: 'join.place.option', vars: { n: at + 1, name: shortened(name) } }),
  ])
  if (found.length === 0)
    return { text: { key: 'join.place.none' }, more: [asked.text], buttons: [...rows, out] }
  return {
    text: { key: 'join.place.found', vars: { count: found.length } },
    more: [...found.map(foundText), { key: 'join.place.again' }],
    buttons: [...options, ...rows, out],
  }
}

function foundText({ name, parentName }: PrimaryFound, at: number): Text {
  const n = at + 1
  return parentName
    ? { key: 'join.place.itemOf', vars: { n, name, parent: parentName } }
    : { key: 'join.place.item', vars: { n, name } }
}
