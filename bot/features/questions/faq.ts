import type { MessageKey } from '../../../core/i18n.ts'
import type { Tx } from '../../../db/client.ts'
import { type DialogueState, endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import {
  addEntry,
  changeEntry,
  type FaqPlace,
  faqEntries,
  findEntry,
  ownEntries,
  removeEntry,
} from '../../../db/repos/faq.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import { type FaqWords, readWords } from '../../../domain/questions/faq.ts'
import { findTopic } from '../../../domain/questions/topics.ts'
import { shortKey } from '../../../domain/words.ts'
import type { Deps } from '../../deps.ts'
import type { Step } from '../../dialogue.ts'
import { transactAsUnionAdmin } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { askWordsScreen, DIALOGUE, faqEntryScreen, faqListScreen, faqPreviewScreen } from './faq-screens.ts'

const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }
const STALE: Reply = { note: { key: 'common.stale' } }

type Action = 'faq' | 'faqEntry' | 'faqEdit' | 'faqSave' | 'faqRemove' | 'faqUndo'

/** What was done, and to which entry; undefined: there is nothing to do it to. */
type Done = { id: number; note: MessageKey } | undefined

/** The common questions, kept by admins of the union: changed with a preview, undone with one press, audited. */
export function createFaq({ database, dialogues }: Deps): Record<Action, Handler> {
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [step('question'), step('answer')],
    review: (state) => faqPreviewScreen(state.subject['topic'] ?? '', wordsOf(state), markOf(state)),
  })

  return {
    async faq(turn, [topic]) {
      const place = placeOf(turn, topic)
      if (!isUnionAdmin(turn.who) || !place) return FORBIDDEN
      await dialogues.leave(turn, false)
      return show(faqListScreen(place.topic.id, await faqEntries(read, place)))
    },

    /** A shipped entry becomes the union's own as it is opened: from then on it can be changed by itself. */
    async faqEntry(turn, [topic, ref = '']) {
      const place = placeOf(turn, topic)
      if (!place) return FORBIDDEN
      return change(turn, async (tx) => {
        const shipped = /^s(\d)$/.exec(ref)?.[1]
        if (shipped === undefined) return { id: Number(ref), note: 'faq.title' }
        await ownEntries(tx, place, turn)
        const entries = await faqEntries(tx, place)
        const id = entries.find(({ position }) => position === Number(shipped))?.id
        return id === undefined ? undefined : { id, note: 'faq.title' }
      })
    },

    async faqEdit(turn, [topic, id]) {
      const place = placeOf(turn, topic)
      if (!isUnionAdmin(turn.who) || !place) return FORBIDDEN
      const { locale } = turn
      return dialogues.start(turn, DIALOGUE, { topic: place.topic.id, locale, ...(id && { id }) })
    },

    async faqSave(turn, [mark]) {
      return change(turn, async (tx) => {
        const state = await loadDialogue(tx, turn.accountId, DIALOGUE)
        const place = placeOf(turn, state?.subject['topic'])
        if (!state || !place || markOf(state) !== mark) return undefined
        if (!('answer' in state.answers && 'question' in state.answers)) return undefined
        await endDialogue(tx, turn.accountId, DIALOGUE)
        return save(tx, turn, place, state)
      })
    },

    async faqRemove(turn, [id]) {
      return change(turn, async (tx) => {
        const entry = await findEntry(tx, Number(id))
        const done = entry && (await removeEntry(tx, entry, true, turn))
        return entry && { id: entry.id, note: done ? 'faq.removed' : 'faq.nothing' }
      })
    },

    async faqUndo(turn, [id]) {
      return change(turn, async (tx) => {
        const entry = await findEntry(tx, Number(id))
        if (!entry) return undefined
        const done = entry.isRemoved
          ? await removeEntry(tx, entry, false, turn)
          : entry.previous !== undefined && (await changeEntry(tx, entry, entry.previous, turn))
        return { id: entry.id, note: done ? 'faq.undone' : 'faq.nothing' }
      })
    },
  }

  /** By the rights of this moment: the role may have been taken away since the button was shown. */
  async function change(turn: Turn, act: (tx: Tx) => Promise<Done>): Promise<Reply> {
    const done = await transactAsUnionAdmin(database, turn, act)
    if (done === 'forbidden') return FORBIDDEN
    const entry = done === 'stale' ? undefined : await findEntry(read, done.id)
    if (done === 'stale' || !entry) return STALE
    const screen = faqEntryScreen(entry)
    return done.note === 'faq.title' ? { screen } : { screen, note: { key: done.note } }
  }
}

function step(part: keyof FaqWords): Step {
  return {
    id: part,
    ask: ({ subject }) => askWordsScreen(subject['topic'] ?? '', part),
    read: (input) => {
      if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
      return readWords(part, input.text)
    },
  }
}

async function save(tx: Tx, turn: Turn, place: FaqPlace, state: DialogueState): Promise<Done> {
  const words = wordsOf(state)
  const { id } = state.subject
  // The language in which it was begun: it may have been changed on the way.
  const locale = state.subject['locale'] === 'en' ? 'en' : 'ru'
  if (id === undefined) {
    const added = await addEntry(tx, { ...place, locale }, words, turn)
    return added === undefined ? undefined : { id: added, note: 'faq.saved' }
  }
  const entry = await findEntry(tx, Number(id))
  if (!entry || entry.topic !== place.topic.id) return undefined
  const changed = await changeEntry(tx, entry, words, turn)
  return { id: entry.id, note: changed ? 'faq.saved' : 'faq.nothing' }
}

/** An admin keeps the topics of offices too. */
function placeOf({ locale }: Turn, topicId: string | undefined): FaqPlace | undefined {
  const topic = findTopic(topicId, true)
  return topic && { topic, locale }
}

function wordsOf({ answers }: DialogueState): FaqWords {
  return { question: answers['question'] ?? '', answer: answers['answer'] ?? '' }
}

/** Names the words that were shown: «Save» saves these and no others. */
function markOf(state: DialogueState): string {
  const { question, answer } = wordsOf(state)
  return shortKey(`${state.subject['topic']} ${state.subject['id'] ?? ''} ${question} ${answer}`)
}
