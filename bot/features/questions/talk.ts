import type { Screen, Text } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { loadQuestionLimits } from '../../../db/repos/answer-days.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { findAnswerers, tellAnswerers } from '../../../db/repos/pass-question.ts'
import {
  addQuestionMessage,
  createQuestion,
  findQuestion,
  moveQuestion,
  type QuestionRow,
  setQuestionState,
} from '../../../db/repos/questions.ts'
import { readTalk } from '../../../domain/membership/talk.ts'
import { hasAbove, ownScreen, topicText } from '../../../domain/questions/question-text.ts'
import { firstPath, type Topic } from '../../../domain/questions/topics.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import type { Turn } from '../../turn.ts'
import {
  chosenPlace,
  isAboutPlace,
  placeWriteScreen,
  readyWords,
  regionStep,
  withWords,
} from './missing-place.ts'
import { noticeScreen, WAYS, writeScreen } from './screens.ts'
import { askable, askingOrg, closedTo, type Side, sideOf, tooMany } from './sides.ts'

export const WRITE = 'question'

/** Words of either side, passed on by the bot; its subject is a topic to ask about, or a question to write on. */
export function writeDialogue(database: Database): DialogueDefinition {
  return {
    name: WRITE,
    steps: [
      regionStep(database, WRITE),
      {
        id: 'text',
        ask: async (state, turn) => {
          const { topic, questionId } = state.subject
          if (isAboutPlace(state)) return placeWriteScreen(database.read, WRITE, state)
          if (topic !== undefined)
            return writeScreen({ key: 'question.ask', vars: { topic: topicText(topic) } })
          const side = await sideOf(database.read, turn, Number(questionId))
          if (!side) return noticeScreen({ key: 'question.foreign' })
          const vars = { topic: topicText(side.row.topic), text: side.row.messages.at(-1)?.text ?? '' }
          return writeScreen({ key: side.isAsker ? 'question.askMore' : 'question.askAnswer', vars })
        },
        read: (input, state, turn) => {
          if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
          const ready = readyWords(input.text, state, turn.locale)
          if (ready) return ready
          const read = readTalk(input.text)
          return read.ok ? read : { ok: false, why: { key: read.code } }
        },
      },
    ],
    // Written, so sent, as in any chat; the words and the end of the dialogue are one transaction.
    review: (_, turn) => transactByRights(database, turn, passOn),
  }
}

async function passOn(tx: Tx, turn: Turn): Promise<Screen> {
  const draft = await loadDialogue(tx, turn.accountId, WRITE)
  await endDialogue(tx, turn.accountId, WRITE)
  const read = readTalk(draft?.answers['text'] ?? '')
  if (!draft || !read.ok) return noticeScreen({ key: 'common.stale' }, WAYS.topics)
  const { topic, questionId } = draft.subject
  if (topic === undefined) {
    const side = await sideOf(tx, turn, Number(questionId))
    if (!side) return noticeScreen({ key: 'question.foreign' })
    const why = closedTo(side)
    if (why) return noticeScreen(why, WAYS.topics)
    return side.isAsker ? askMore(tx, turn, side, read.value) : answer(tx, turn, side, read.value)
  }
  const asked = askable(turn.who, topic)
  if (!asked) return noticeScreen({ key: 'common.stale' }, WAYS.topics)
  const why = await tooMany(tx, turn)
  if (why) return noticeScreen(why, WAYS.mine)
  const orgId = (await chosenPlace(tx, draft)) ?? askingOrg(turn.who, asked)
  return ask(tx, turn, { topic: asked, orgId, text: withWords(read.value, draft, turn.locale) })
}

/** Writes a new question down and tells those who are to answer it. */
async function ask(
  tx: Tx,
  turn: Turn,
  { topic, orgId, text }: { topic: Topic; orgId: number | undefined; text: string },
): Promise<Screen> {
  const { accountId, now, today } = turn
  const org = orgId === undefined ? null : await tx.organisation.findUnique({ where: { id: orgId } })
  const answerers = await findAnswerers(tx, org ? firstPath(topic, org) : undefined, today, accountId)
  const nobody = answerers.accounts.length === 0
  // Where nobody answers yet it waits at the organisation, so that whoever comes first at it or above gets it.
  const atOrgId = nobody ? (org?.id ?? null) : answerers.orgId
  const question = { accountId, topic: topic.id, orgId: org?.id ?? null, atOrgId }
  const id = await createQuestion(tx, question, now)
  await addQuestionMessage(tx, id, { accountId, text, writtenAt: now })
  const row = await findQuestion(tx, id)
  if (row) await tellAnswerers(tx, row, answerers, 'asked', now)
  const draft = await loadDialogue(tx, accountId, 'join')
  const goOn = draft ? [{ label: { key: 'question.backToJoin' }, route: 'join' } as const] : []
  const screen = nobody
    ? noticeScreen({ key: 'question.sentNobody' }, ...goOn, WAYS.whom, WAYS.mine)
    : noticeScreen(await sentText(tx, row), ...goOn, WAYS.mine)
  return draft ? { ...screen, more: [{ key: 'place.ask.draft' }] } : screen
}

/** The asker writes once more: the question waits anew, for whoever decides at its level now. */
async function askMore(tx: Tx, turn: Turn, { row }: Side, text: string): Promise<Screen> {
  const { accountId, now, today } = turn
  await addQuestionMessage(tx, row.id, { accountId, text, writtenAt: now })
  await setQuestionState(tx, row.id, 'open', now)
  const answerers = await findAnswerers(tx, row.at?.path, today, accountId)
  if (answerers.accounts.length > 0 && answerers.orgId !== (row.at?.id ?? null))
    await moveQuestion(tx, row, answerers.orgId, now)
  const asked = await findQuestion(tx, row.id)
  if (asked) await tellAnswerers(tx, asked, answerers, 'asked', now)
  return noticeScreen(await sentText(tx, asked), WAYS.mine)
}

/** What happens next: where there is a level above, it is asked too, in time. */
async function sentText(tx: Tx, question: QuestionRow | undefined): Promise<Text> {
  if (!question || !hasAbove(question)) return { key: 'question.sent' }
  const { answerDays } = await loadQuestionLimits(tx)
  return { key: 'question.sentUp', vars: { days: answerDays } }
}

async function answer(tx: Tx, turn: Turn, { row }: Side, text: string): Promise<Screen> {
  const { accountId, now } = turn
  const number = await addQuestionMessage(tx, row.id, { accountId, text, writtenAt: now })
  await setQuestionState(tx, row.id, 'answered', now)
  const answered = (await findQuestion(tx, row.id)) ?? row
  const kind = 'question.answered'
  const screen = ownScreen(answered, { key: kind })
  await appendNotice(tx, { accountId: row.accountId, kind, dedupeKey: `${kind}:${number}`, screen }, now)
  return noticeScreen({ key: 'question.answerSent' }, WAYS.list)
}
