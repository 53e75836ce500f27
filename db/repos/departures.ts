import { type DepartureCourse, WAITING_STATES } from '../../domain/membership/departure.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A wish to leave or to go over, with those concerned. */
export interface DepartureRow extends DepartureCourse {
  id: number
  accountId: number
  memberId: number
  member: {
    lastName: string
    firstName: string
    middleName: string | null
    orgId: number
    leftOn: string | null
    ticketStatus: string
  }
  from: Place
  to: Place | undefined
  reason: string | null
}

export interface Place {
  id: number
  aisId: string
  name: string
  path: string
  decisionDays: number | null
}

const PLACE = {
  select: {
    ...{ id: true, aisId: true, name: true, shortName: true, path: true },
    office: { select: { decisionDays: true } },
  },
} as const
const WITH_ALL = { member: true, from: PLACE, to: PLACE } as const
const WAITS = { state: { in: [...WAITING_STATES] } }

/** The wish of a member that is not settled; undefined where there is none. */
export async function openDeparture(db: Db, memberId: number): Promise<DepartureRow | undefined> {
  const where = { memberId, ...WAITS }
  const row = await db.departure.findFirst({ where, orderBy: { id: 'desc' }, include: WITH_ALL })
  return row ? toRow(row) : undefined
}

/** The last wish of a person, whatever became of it. */
export async function latestDeparture(db: Db, accountId: number): Promise<DepartureRow | undefined> {
  const row = await db.departure.findFirst({
    where: { accountId },
    orderBy: { id: 'desc' },
    include: WITH_ALL,
  })
  return row ? toRow(row) : undefined
}

export async function findDeparture(db: Db, id: number): Promise<DepartureRow | undefined> {
  const row = Number.isSafeInteger(id)
    ? await db.departure.findUnique({ where: { id }, include: WITH_ALL })
    : null
  return row ? toRow(row) : undefined
}

/**
 * Wishes that wait for somebody in the sub-trees of `roots`, also those that nobody could be asked about: first what nobody
 * has looked at, then what waits for papers. `except` asks and does not decide.
 */
export async function waitingDepartures(
  db: Db,
  roots: readonly string[],
  except: number,
  page: { skip: number; take: number },
): Promise<{ rows: DepartureRow[]; total: number }> {
  const within = roots.map((root) => ({ path: { startsWith: root } }))
  const where = {
    accountId: { not: except },
    OR: within.flatMap((org) => [
      { state: 'submitted', from: org },
      { state: 'released', to: org },
    ]),
  }
  const [rows, total] = await Promise.all([
    db.departure.findMany({
      where,
      include: WITH_ALL,
      orderBy: [{ papersAskedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
      ...page,
    }),
    db.departure.count({ where }),
  ])
  return { rows: rows.map(toRow), total }
}

export async function createDeparture(
  tx: Tx,
  wish: {
    kind: string
    memberId: number
    accountId: number
    fromOrgId: number
    toOrgId: number | null
    submittedAt: Date
  },
): Promise<number> {
  const { id } = await tx.departure.create({ data: { ...wish, state: 'submitted' } })
  return id
}

/** Moves a wish on from the state it is known in; false where it stands otherwise by now. */
export async function moveDeparture(
  tx: Tx,
  { id, state }: Pick<DepartureRow, 'id' | 'state'>,
  to: { state: string } & Partial<
    Pick<DepartureRow, 'releasedAt' | 'releasedBy' | 'decidedAt' | 'decidedBy' | 'reason'>
  >,
): Promise<boolean> {
  const { count } = await tx.departure.updateMany({ where: { id, state }, data: to })
  return count > 0
}

/** Notes the first time that the papers were asked for, as long as the wish waits. */
export async function notePapersAsked(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.departure.updateMany({
    where: { id, state: 'submitted', papersAskedAt: null },
    data: { papersAskedAt: at },
  })
}

/** What an organisation is called where people read of it. */
export async function orgName(db: Db, id: number): Promise<string> {
  const select = { name: true, shortName: true } as const
  const { name, shortName } = await db.organisation.findUniqueOrThrow({ where: { id }, select })
  return shortName ?? name
}

interface StoredPlace {
  id: number
  aisId: string
  name: string
  shortName: string | null
  path: string
  office: { decisionDays: number | null } | null
}

function toRow({
  from,
  to,
  ...row
}: Omit<DepartureRow, 'from' | 'to'> & { from: StoredPlace; to: StoredPlace | null }): DepartureRow {
  return { ...row, from: toPlace(from), to: to ? toPlace(to) : undefined }
}

function toPlace({ id, aisId, name, shortName, path, office }: StoredPlace): Place {
  return { id, aisId, name: shortName ?? name, path, decisionDays: office?.decisionDays ?? null }
}
