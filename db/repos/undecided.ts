import { WAITING_STATES, waitsSince } from '../../domain/membership/departure.ts'
import type { PersonName } from '../../domain/membership/person-name.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** What waits for a decision, with what says when it is due and who is to be reminded. */
export interface Undecided extends PersonName {
  id: number
  /** who asks */
  accountId: number
  /** since when those who decide owe an answer */
  waitsSince: Date
  orgId: number
  orgAisId: string
  orgName: string
  orgPath: string
  timeZone: string | null
  /** days that the office has chosen */
  decisionDays: number | null
}

const ORG = { include: { office: { select: { decisionDays: true } } } } as const

/** A page of applications nobody has decided on, by id. */
export async function undecidedApplications(
  read: PrismaClient | Tx,
  afterId: number,
  limit: number,
): Promise<Undecided[]> {
  const rows = await read.application.findMany({
    where: { state: 'submitted', id: { gt: afterId } },
    include: { org: ORG },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map((row) => toUndecided(row, row, row.submittedAt, row.org))
}

/** A page of wishes to leave or to go over that wait, by id, each at the organisation whose turn it is. */
export async function undecidedDepartures(
  read: PrismaClient | Tx,
  afterId: number,
  limit: number,
): Promise<Undecided[]> {
  const rows = await read.departure.findMany({
    where: { state: { in: [...WAITING_STATES] }, id: { gt: afterId } },
    include: { member: true, from: ORG, to: ORG },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map((row) =>
    toUndecided(row, row.member, waitsSince(row), (row.state === 'released' && row.to) || row.from),
  )
}

/** A page of values in members' cards that wait for confirmation, by id; of a member who has left nothing waits. */
export async function undecidedCorrections(
  read: PrismaClient | Tx,
  afterId: number,
  limit: number,
): Promise<Undecided[]> {
  const rows = await read.correction.findMany({
    where: { state: 'waiting', id: { gt: afterId }, member: { leftOn: null } },
    include: { member: { include: { org: ORG } } },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map((row) => toUndecided(row, row.member, row.proposedAt, row.member.org))
}

function toUndecided(
  { id, accountId }: { id: number; accountId: number },
  { lastName, firstName, middleName }: { lastName: string; firstName: string; middleName: string | null },
  since: Date,
  org: {
    id: number
    aisId: string
    name: string
    shortName: string | null
    path: string
    timeZone: string | null
    office: { decisionDays: number | null } | null
  },
): Undecided {
  return {
    ...{ id, accountId, lastName, firstName, waitsSince: since, ...(middleName && { middleName }) },
    ...{ orgId: org.id, orgAisId: org.aisId, orgName: org.shortName ?? org.name, orgPath: org.path },
    ...{ timeZone: org.timeZone, decisionDays: org.office?.decisionDays ?? null },
  }
}
