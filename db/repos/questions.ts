import { decidingRights, isUnionAdmin, type Who } from '../../domain/identity/who.ts'
import { shortName } from '../../domain/membership/person-name.ts'
import type { QuestionShown } from '../../domain/questions/question-text.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx
const FORGOTTEN_PAGE = 500

/** A question with its words, oldest first. */
export interface QuestionRow extends QuestionShown {
  waitsSince: Date
  org: { id: number; aisId: string; name: string; timeZone: string | null } | undefined
  at: { id: number; name: string; path: string } | undefined
  messages: Array<{ id: number; accountId: number; text: string }>
}

const ORG = { select: { id: true, aisId: true, name: true, shortName: true, path: true, timeZone: true } }
const WITH_ALL = {
  org: ORG,
  at: ORG,
  account: {
    select: {
      memberBindings: {
        where: { endedAt: null },
        select: { member: { select: { lastName: true, firstName: true, middleName: true } } },
      },
      officeBindings: { where: { endedAt: null }, select: { id: true }, take: 1 },
      grants: { where: { revokedAt: null }, select: { id: true }, take: 1 },
    },
  },
  messages: { orderBy: { id: 'asc' as const }, select: { id: true, accountId: true, text: true } },
}

export async function findQuestion(db: Db, id: number): Promise<QuestionRow | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined
  const row = await db.question.findUnique({ where: { id }, include: WITH_ALL })
  return row ? toRow(row) : undefined
}

/** A person's own questions, latest first. */
export async function ownQuestions(db: Db, accountId: number, limit: number): Promise<QuestionRow[]> {
  const rows = await db.question.findMany({
    where: { accountId },
    include: WITH_ALL,
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(toRow)
}

export function countOwnOpen(db: Db, accountId: number): Promise<number> {
  return db.question.count({ where: { accountId, state: 'open' } })
}

export function countAskedSince(db: Db, accountId: number, since: Date): Promise<number> {
  return db.question.count({ where: { accountId, askedAt: { gt: since } } })
}

/** Open questions that wait for this very person, those that wait longest first. */
export async function questionsFor(
  db: Db,
  who: Who,
  accountId: number,
  limit: number,
): Promise<QuestionRow[]> {
  const rows = await db.question.findMany({
    where: waitingFor(who, accountId),
    include: WITH_ALL,
    orderBy: [{ waitsSince: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map(toRow)
}

export function countQuestionsFor(db: Db, who: Who, accountId: number): Promise<number> {
  return db.question.count({ where: waitingFor(who, accountId) })
}

function waitingFor(who: Who, accountId: number) {
  const atOrgId = { in: decidingRights(who).map(({ orgId }) => orgId) }
  return {
    state: 'open',
    accountId: { not: accountId },
    OR: [{ atOrgId }, ...(isUnionAdmin(who) ? [{ atOrgId: null }] : [])],
  }
}

/** A page of questions that have waited since `before` or longer, by id. */
export async function lateQuestions(
  db: Db,
  before: Date,
  afterId: number,
  limit: number,
): Promise<QuestionRow[]> {
  const rows = await db.question.findMany({
    where: { state: 'open', waitsSince: { lte: before }, atOrgId: { not: null }, id: { gt: afterId } },
    include: WITH_ALL,
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map(toRow)
}

export async function createQuestion(
  tx: Tx,
  question: { accountId: number; topic: string; orgId: number | null; atOrgId: number | null },
  now: Date,
): Promise<number> {
  const { id } = await tx.question.create({
    data: { ...question, state: 'open', askedAt: now, waitsSince: now },
  })
  return id
}

export async function addQuestionMessage(
  tx: Tx,
  questionId: number,
  message: { accountId: number; text: string; writtenAt: Date },
): Promise<number> {
  const { id } = await tx.questionMessage.create({ data: { questionId, ...message } })
  return id
}

/** Notes that it waits again, or was answered; false where its asker has closed it. */
export async function setQuestionState(
  tx: Tx,
  id: number,
  state: 'open' | 'answered' | 'closed',
  now: Date,
): Promise<boolean> {
  const data = {
    state,
    ...(state === 'open' && { waitsSince: now }),
    ...(state === 'answered' && { answeredAt: now }),
  }
  const { count } = await tx.question.updateMany({ where: { id, state: { not: 'closed' } }, data })
  return count > 0
}

/** Gives it to another level; false where it was answered or went on meanwhile. */
export async function moveQuestion(
  tx: Tx,
  { id, at }: QuestionRow,
  atOrgId: number | null,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.question.updateMany({
    where: { id, state: 'open', atOrgId: at?.id ?? null },
    data: { atOrgId, waitsSince: now, escalatedAt: now },
  })
  return count > 0
}

interface Stored {
  id: number
  accountId: number
  topic: string
  state: string
  waitsSince: Date
  org: StoredOrg | null
  at: StoredOrg | null
  account: {
    memberBindings: Array<{ member: { lastName: string; firstName: string; middleName: string | null } }>
    officeBindings: unknown[]
    grants: unknown[]
  }
  messages: QuestionRow['messages']
}

interface StoredOrg {
  id: number
  aisId: string
  name: string
  shortName: string | null
  path: string
  timeZone: string | null
}

function toRow({ org, at, account, ...rest }: Stored): QuestionRow {
  const member = account.memberBindings[0]?.member
  const { id, accountId, topic, state, waitsSince, messages } = rest
  return {
    ...{ id, accountId, topic, state, waitsSince, messages },
    askerName:
      member &&
      shortName({
        lastName: member.lastName,
        firstName: member.firstName,
        ...(member.middleName && { middleName: member.middleName }),
      }),
    isGuest: !member && account.officeBindings.length + account.grants.length === 0,
    org: org ? { ...org, name: org.shortName ?? org.name } : undefined,
    at: at ? { ...at, name: at.shortName ?? at.name } : undefined,
  }
}

/** Removes a page of questions, with their words, that have been over since before a moment. Returns how many. */
export async function forgetQuestions(tx: Tx, before: Date): Promise<number> {
  const over = { state: { in: ['answered', 'closed'] }, waitsSince: { lt: before } }
  const rows = await tx.question.findMany({
    where: { ...over, OR: [{ answeredAt: null }, { answeredAt: { lt: before } }] },
    select: { id: true },
    take: FORGOTTEN_PAGE,
  })
  const { count } = await tx.question.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return count
}
