import type { Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { loadQuestionLimits } from '../../../db/repos/answer-days.ts'
import { countAskedSince, countOwnOpen, findQuestion, type QuestionRow } from '../../../db/repos/questions.ts'
import { deciding, isUnionAdmin, type Who } from '../../../domain/identity/who.ts'
import { mayWrite } from '../../../domain/membership/talk.ts'
import { findTopic, type Topic } from '../../../domain/questions/topics.ts'
import type { Turn } from '../../turn.ts'

const DAY_MS = 86_400_000

/** A side of the talk about one question: who asks, or who is to answer. */
export interface Side {
  row: QuestionRow
  isAsker: boolean
}

/** The person's side of a question; undefined where it is none of theirs. */
export async function sideOf(db: Tx, turn: Turn, id: number): Promise<Side | undefined> {
  const row = await findQuestion(db, id)
  if (!row) return undefined
  if (row.accountId === turn.accountId) return { row, isAsker: true }
  const answers = row.at ? deciding(turn.who, row.at.path) !== undefined : isUnionAdmin(turn.who)
  return answers ? { row, isAsker: false } : undefined
}

/** Why this side can write nothing now. */
export function closedTo({ row, isAsker }: Side): Text | undefined {
  if (row.state === 'closed') return { key: isAsker ? 'question.closed' : 'question.closedByAsker' }
  const authors = row.messages.map(({ accountId }) => (accountId === row.accountId ? 1 : 0))
  return mayWrite(authors, isAsker ? 1 : 0) ? undefined : { key: 'question.wait' }
}

/** Why a person can ask nothing new now. */
export async function tooMany(db: Tx, { accountId, now }: Turn): Promise<Text | undefined> {
  const { mostOpen, mostADay } = await loadQuestionLimits(db)
  const open = await countOwnOpen(db, accountId)
  if (open >= mostOpen) return { key: 'question.tooMany', vars: { count: open } }
  const asked = await countAskedSince(db, accountId, new Date(now.getTime() - DAY_MS))
  return asked < mostADay ? undefined : { key: 'question.tooManyToday' }
}

/** A topic that was offered to the person and goes to people, not to a hotline. */
export function askable(who: Who, id: string | undefined): Topic | undefined {
  const topic = findTopic(id, isUnionAdmin(who) || who.offices.length > 0)
  return topic?.to === 'hotline' ? undefined : topic
}

/** The organisation a person asks from: the office's where the topic is one of offices, else the member's. */
export function askingOrg({ member, offices, grants }: Who, { officesOnly }: Topic): number | undefined {
  const office = offices[0]?.orgId
  return (officesOnly ? office : undefined) ?? member?.orgId ?? office ?? grants[0]?.orgId
}
