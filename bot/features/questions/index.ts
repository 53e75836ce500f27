import { faqEntries } from '../../../db/repos/faq.ts'
import { passUp } from '../../../db/repos/pass-question.ts'
import {
  countQuestionsFor,
  ownQuestions,
  questionsFor,
  setQuestionState,
} from '../../../db/repos/questions.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import { hasAbove, ownScreen, toAnswerScreen } from '../../../domain/questions/question-text.ts'
import { findTopic, topicsFor } from '../../../domain/questions/topics.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show } from '../../turn.ts'
import { missingPlace, OTHER_REGION, topicOf } from './missing-place.ts'
import { listScreen, mineScreen, noticeScreen, topicScreen, topicsScreen, WAYS } from './screens.ts'
import { askable, closedTo, sideOf, tooMany } from './sides.ts'
import { WRITE, writeDialogue } from './talk.ts'

/** As many questions as one screen of a phone holds. */
const PAGE = 8
const STALE: Reply = { note: { key: 'common.stale' } }
const FOREIGN: Reply = show(noticeScreen({ key: 'question.foreign' }))

type Action = 'ask' | 'topic' | 'own' | 'place' | 'mine' | 'show' | 'write' | 'close' | 'passUp' | 'list'

/** Questions of people to those who decide: common ones are answered at once, the others are passed on by the bot. */
export function createQuestions({ database, dialogues }: Deps): Record<Action, Handler> {
  const { read } = database
  dialogues.define(writeDialogue(database))
  return {
    async ask(turn) {
      // Words typed from here on are not meant for the topic chosen before; other dialogues go on beside this one.
      if (turn.dialogue === WRITE) await dialogues.leave(turn, false)
      const asked = await ownQuestions(read, turn.accountId, 1)
      return show(
        topicsScreen(topicsFor(isUnionAdmin(turn.who) || turn.who.offices.length > 0), asked.length > 0),
      )
    },

    async topic(turn, [id]) {
      const isAdmin = isUnionAdmin(turn.who)
      const topic = findTopic(id, isAdmin || turn.who.offices.length > 0)
      if (!topic) return STALE
      return show(topicScreen(topic, await faqEntries(read, { topic, locale: turn.locale }), isAdmin))
    },

    async own(turn, [id]) {
      const topic = askable(turn.who, id)
      if (!topic) return STALE
      const why = await tooMany(read, turn)
      return why ? show(noticeScreen(why, WAYS.mine)) : dialogues.start(turn, WRITE, { topic: topic.id })
    },

    /** `args`: the dialogue where the place was looked for, and whether to ask for the region whatever is known. */
    async place(turn, [from = '', region]) {
      const topic = topicOf(from)
      if (!topic) return STALE
      const why = await tooMany(read, turn)
      if (why) return show(noticeScreen(why, WAYS.mine))
      const about = await missingPlace(read, turn, from, region === OTHER_REGION)
      return dialogues.start(turn, WRITE, { topic, ...about })
    },

    mine: async (turn) => show(mineScreen(await ownQuestions(read, turn.accountId, PAGE))),

    async show(turn, [id]) {
      const side = await sideOf(read, turn, Number(id))
      if (!side) return FOREIGN
      return show(side.isAsker ? ownScreen(side.row) : toAnswerScreen(side.row))
    },

    async write(turn, [id = '']) {
      const side = await sideOf(read, turn, Number(id))
      if (!side) return FOREIGN
      const why = closedTo(side)
      return why
        ? show(noticeScreen(why, side.isAsker ? WAYS.topics : WAYS.list))
        : dialogues.start(turn, WRITE, { questionId: id })
    },

    async close(turn, [id]) {
      const side = await sideOf(read, turn, Number(id))
      if (!side?.isAsker) return FOREIGN
      const { row } = side
      const closed = await transact(database, (tx) => setQuestionState(tx, row.id, 'closed', turn.now))
      if (!closed) return STALE
      const key = row.state === 'answered' ? 'question.thanked' : 'question.dropped'
      return show(noticeScreen({ key }, WAYS.mine))
    },

    async passUp(turn, [id]) {
      const done = await transactByRights(database, turn, async (tx, now) => {
        const side = await sideOf(tx, now, Number(id))
        if (!side || side.isAsker) return 'foreign'
        if (side.row.state !== 'open' || !hasAbove(side.row)) return 'stale'
        const told = await passUp(tx, side.row, turn.today, turn.now)
        return told.length > 0 ? 'passed' : 'nobody'
      })
      if (done === 'foreign') return FOREIGN
      if (done === 'stale') return STALE
      return show(noticeScreen({ key: `question.up.${done}` }, WAYS.list))
    },

    async list(turn) {
      const [rows, count] = await Promise.all([
        questionsFor(read, turn.who, turn.accountId, PAGE),
        countQuestionsFor(read, turn.who, turn.accountId),
      ])
      return show(listScreen(rows, count))
    },
  }
}
