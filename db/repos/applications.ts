import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

export interface ApplicationRow {
  id: number
  accountId: number
  lastName: string
  firstName: string
  middleName?: string
  birthDate: string
  status: string
  phone: string
  state: string
  submittedAt: Date
  decidedAt: Date | null
  decidedBy: number | null
  declineReason: string | null
  protocolNumber: string | null
  protocolOn: string | null
  memberId: number | null
  /** since when only the outcome is kept */
  forgottenAt: Date | null
  /** by its short name, where it has one */
  org: { id: number; name: string; path: string; decisionDays: number | null }
}

const WITH_ORG = {
  org: {
    select: {
      ...{ id: true, name: true, shortName: true, path: true },
      office: { select: { decisionDays: true } },
    },
  },
} as const

/** The last application of a person, whatever became of it. */
export async function latestApplication(db: Db, accountId: number): Promise<ApplicationRow | undefined> {
  const row = await db.application.findFirst({
    where: { accountId },
    orderBy: { id: 'desc' },
    include: WITH_ORG,
  })
  return row ? toRow(row) : undefined
}

export async function findApplication(db: Db, id: number): Promise<ApplicationRow | undefined> {
  const row = await db.application.findUnique({ where: { id }, include: WITH_ORG })
  return row ? toRow(row) : undefined
}

/** One page of applications that wait in the sub-trees of `roots`, oldest first, and how many there are. */
export async function waitingApplications(
  db: Db,
  roots: string[],
  page: { number: number; size: number },
): Promise<{ rows: ApplicationRow[]; total: number }> {
  const where = {
    state: 'submitted',
    OR: roots.map((root) => ({ org: { path: { startsWith: root } } })),
  }
  const [rows, total] = await Promise.all([
    db.application.findMany({
      where,
      include: WITH_ORG,
      orderBy: { id: 'asc' },
      skip: page.number * page.size,
      take: page.size,
    }),
    db.application.count({ where }),
  ])
  return { rows: rows.map(toRow), total }
}

/** How many applications an account has sent since a moment. */
export function countSentSince(db: Db, accountId: number, since: Date): Promise<number> {
  return db.application.count({ where: { accountId, submittedAt: { gt: since } } })
}

export interface NewApplication {
  accountId: number
  orgId: number
  lastName: string
  firstName: string
  middleName: string | null
  birthDate: string
  status: string
  phone: string
  submittedAt: Date
}

export async function createApplication(tx: Tx, application: NewApplication): Promise<number> {
  const { id } = await tx.application.create({ data: { ...application, state: 'submitted' } })
  return id
}

/** Decides on an application that still waits. False where somebody decided before. */
export async function decideApplication(
  tx: Tx,
  id: number,
  decision: { state: 'accepted' | 'declined'; decidedAt: Date; decidedBy: number; declineReason?: string },
): Promise<boolean> {
  const { count } = await tx.application.updateMany({ where: { id, state: 'submitted' }, data: decision })
  return count > 0
}

/** Takes a decision back that was made at `decidedAt`: the application waits again. False where it stands otherwise by now. */
export async function undoDecision(
  tx: Tx,
  { id, state }: Pick<ApplicationRow, 'id' | 'state'>,
  decided: { by: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.application.updateMany({
    where: { id, state, decidedBy: decided.by, decidedAt: decided.at },
    data: {
      ...{ state: 'submitted', decidedAt: null, decidedBy: null },
      ...{ declineReason: null, protocolNumber: null, protocolOn: null },
    },
  })
  return count > 0
}

/** Takes an application back that still waits. False where it was decided before. */
export async function withdrawApplication(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.application.updateMany({
    where: { id, state: 'submitted' },
    data: { state: 'withdrawn', decidedAt: now },
  })
  return count > 0
}

/** Notes the minutes of the meeting that accepted somebody. */
export async function setProtocol(
  tx: Tx,
  id: number,
  protocol: { protocolNumber: string; protocolOn: string },
): Promise<boolean> {
  const { count } = await tx.application.updateMany({ where: { id, state: 'accepted' }, data: protocol })
  return count > 0
}

/** Takes back what was written down for the АИС, and keeps that it was. */
export async function recordUndo(
  tx: Tx,
  { org, state }: ApplicationRow,
  undone: { accountId: number; officeId: number | null; decidedAt: Date; at: Date },
): Promise<void> {
  const { accountId, officeId, decidedAt, at } = undone
  await tx.change.deleteMany({ where: { kind: 'join', orgId: org.id, accountId, changedAt: decidedAt } })
  await tx.change.create({
    data: {
      ...{ kind: 'application', orgId: org.id, field: 'state', oldValue: state, newValue: 'submitted' },
      ...{ source: officeId === null ? 'officer' : 'chair', accountId, officeId, changedAt: at },
    },
  })
}

/** Writes the accepted person down for the АИС, which is where members are kept. */
export async function recordJoin(
  tx: Tx,
  application: ApplicationRow,
  decided: { accountId: number; officeId: number | null; at: Date },
): Promise<void> {
  const { id, lastName, firstName, middleName, birthDate, status, phone } = application
  await tx.change.create({
    data: {
      kind: 'join',
      orgId: application.org.id,
      field: 'application',
      newValue: JSON.stringify({ id, lastName, firstName, middleName, birthDate, status, phone }),
      source: decided.officeId === null ? 'officer' : 'chair',
      accountId: decided.accountId,
      officeId: decided.officeId,
      changedAt: decided.at,
    },
  })
}

function toRow(
  row: Omit<ApplicationRow, 'middleName' | 'org'> & {
    middleName: string | null
    org: Omit<ApplicationRow['org'], 'decisionDays'> & {
      shortName: string | null
      office: { decisionDays: number | null } | null
    }
  },
): ApplicationRow {
  const { middleName, org, ...rest } = row
  const { id, path, name, shortName, office } = org
  const decisionDays = office?.decisionDays ?? null
  return {
    ...rest,
    ...(middleName && { middleName }),
    org: { id, path, name: shortName ?? name, decisionDays },
  }
}
