import type { Tx } from '../client.ts'
import type { DepartureRow } from './departures.ts'

/** Who decided, and when. */
export interface Decider {
  accountId: number
  officeId: number | null
  at: Date
  /** the day where the decider is */
  today: string
}

/**
 * Writes down that a member has left, or belongs to another primary now, for the registry to learn. False where the member
 * is no longer where the wish was made: then nothing is written.
 */
export async function carryOut(tx: Tx, row: DepartureRow, by: Decider): Promise<boolean> {
  const { memberId, from, to } = row
  const { count } = await tx.member.updateMany({
    where: { id: memberId, orgId: from.id, leftOn: null },
    data: to ? { orgId: to.id } : { leftOn: by.today },
  })
  if (count !== 1) return false
  const values = to
    ? { field: 'org_ais_id', oldValue: from.aisId, newValue: to.aisId }
    : { field: 'left_on', newValue: by.today }
  await note(tx, row, { kind: row.kind, ...values }, by)
  return true
}

/** Keeps who said when that the plastic card was handed in, or that there is none to hand in. */
export async function noteTicketHandedIn(
  tx: Tx,
  row: DepartureRow,
  isHandedIn: boolean,
  by: Decider,
): Promise<void> {
  const newValue = isHandedIn ? 'yes' : 'no'
  await note(tx, row, { kind: 'departure', field: 'ticket_handed_in', newValue }, by)
}

/** Puts the member back and takes back what was written down; false where the member is elsewhere by now. */
export async function undoCarryOut(
  tx: Tx,
  row: DepartureRow,
  decidedAt: Date,
  by: Decider,
): Promise<boolean> {
  const { memberId, from, to } = row
  const written = { memberId, accountId: by.accountId, changedAt: decidedAt }
  const outcome = await tx.change.findFirst({ where: { ...written, kind: row.kind } })
  if (!outcome) return false
  const { count } = await tx.member.updateMany({
    where: {
      id: memberId,
      ...(to ? { orgId: to.id, leftOn: null } : { orgId: from.id, leftOn: outcome.newValue }),
    },
    data: to ? { orgId: from.id } : { leftOn: null },
  })
  if (count !== 1) return false
  await tx.change.deleteMany({ where: { ...written, kind: { in: [row.kind, 'departure'] } } })
  return true
}

/** Keeps that a decision was taken back. */
export async function noteUndo(tx: Tx, row: DepartureRow, newValue: string, by: Decider): Promise<void> {
  await note(tx, row, { kind: 'departure', field: 'state', oldValue: row.state, newValue }, by)
}

async function note(
  tx: Tx,
  { memberId, from }: DepartureRow,
  change: { kind: string; field: string; oldValue?: string; newValue: string },
  { accountId, officeId, at }: Decider,
): Promise<void> {
  const source = officeId === null ? 'officer' : 'chair'
  const data = { ...change, orgId: from.id, memberId, source, accountId, officeId, changedAt: at }
  await tx.change.create({ data })
}
