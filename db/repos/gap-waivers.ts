import type { Waiver } from '../../domain/quality/standing.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** An office's word that a field does not apply, with where the office stands. */
export interface WaiverRow extends Waiver {
  officeId: number
  orgId: number
  orgName: string
  orgPath: string
  /** chosen: a word of the list of reasons; else as it was typed */
  reason: string
  state: 'asked' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed'
  askedBy: number | null
}

/** Keeps the office's word, in the place of one that is in force. Returns its id. */
export async function askWaiver(
  tx: Tx,
  waiver: { officeId: number; field: string; reason: string; fact: string; askedBy: number },
  now: Date,
): Promise<number> {
  const { officeId, field } = waiver
  await tx.gapWaiver.updateMany({
    where: { officeId, field, state: { in: ['asked', 'confirmed'] } },
    data: { state: 'withdrawn', stateAt: now },
  })
  const row = await tx.gapWaiver.create({ data: { ...waiver, state: 'asked', askedAt: now, stateAt: now } })
  return row.id
}

export async function findWaiver(read: Db, id: number): Promise<WaiverRow | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined
  const row = await read.gapWaiver.findUnique({
    where: { id },
    include: { office: { include: { org: true } } },
  })
  if (!row) return undefined
  const { officeId, field, fact, reason, askedBy, office } = row
  const { org } = office
  return {
    ...{ id, officeId, field, fact, reason, askedBy },
    ...{ orgId: org.id, orgName: org.shortName ?? org.name, orgPath: org.path },
    state: row.state as WaiverRow['state'],
    confirmed: row.state === 'confirmed',
  }
}

/** Moves it on from `from`; false where it is in another state by now. */
export async function settleWaiver(
  tx: Tx,
  id: number,
  { from, to }: { from: ReadonlyArray<WaiverRow['state']>; to: WaiverRow['state'] },
  { accountId, now }: { accountId: number; now: Date },
): Promise<boolean> {
  const { count } = await tx.gapWaiver.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, stateAt: now, decidedBy: accountId },
  })
  return count > 0
}
