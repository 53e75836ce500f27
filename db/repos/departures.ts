import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A wish to leave or to go over, with the names of those concerned. */
export interface DepartureRow {
  id: number
  kind: string
  state: string
  accountId: number
  memberId: number
  member: { lastName: string; firstName: string; middleName: string | null }
  from: Place
  to: Place | undefined
}

export interface Place {
  id: number
  aisId: string
  name: string
  path: string
}

/** The wish of a member that is not settled; undefined where there is none. */
export async function openDeparture(db: Db, memberId: number): Promise<DepartureRow | undefined> {
  const where = { memberId, state: { in: ['submitted', 'released'] } }
  const row = await db.departure.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } })
  return row ? findDeparture(db, row.id) : undefined
}

export async function findDeparture(db: Db, id: number): Promise<DepartureRow | undefined> {
  const row = Number.isSafeInteger(id)
    ? await db.departure.findUnique({ where: { id }, include: { member: true } })
    : null
  if (!row) return undefined
  const from = await place(db, row.fromOrgId)
  const to = row.toOrgId === null ? undefined : await place(db, row.toOrgId)
  if (!from || (row.toOrgId !== null && !to)) return undefined
  const { kind, state, accountId, memberId, member } = row
  return { id, kind, state, accountId, memberId, member, from, to }
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

/** Moves a wish on from one state to another; false where it stands otherwise by now. */
export async function moveDeparture(
  tx: Tx,
  { id, from, to }: { id: number; from: string; to: string },
  by: { accountId: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.departure.updateMany({
    where: { id, state: from },
    data: { state: to, decidedAt: by.at, decidedBy: by.accountId },
  })
  return count > 0
}

/** Writes down that a member has left, or belongs to another primary now, for the registry to learn. */
export async function carryOut(
  tx: Tx,
  { kind, memberId, from, to }: DepartureRow,
  by: { accountId: number; officeId: number | null; at: Date; today: string },
): Promise<void> {
  const data = to ? { orgId: to.id } : { leftOn: by.today }
  await tx.member.update({ where: { id: memberId }, data })
  await tx.change.create({
    data: {
      ...{ kind, orgId: from.id, memberId, field: to ? 'org_ais_id' : 'left_on' },
      ...{ oldValue: to ? from.aisId : null, newValue: to ? to.aisId : by.today },
      ...{ source: by.officeId === null ? 'officer' : 'chair', accountId: by.accountId },
      ...{ officeId: by.officeId, changedAt: by.at },
    },
  })
}

async function place(db: Db, id: number): Promise<Place | undefined> {
  const select = { id: true, aisId: true, name: true, shortName: true, path: true }
  const row = await db.organisation.findUnique({ where: { id }, select })
  return row ? { id: row.id, aisId: row.aisId, name: row.shortName ?? row.name, path: row.path } : undefined
}
