import type { Tx } from '../client.ts'

/** A process that may hold claims. `holder` says which machine and process it is. */
export interface Epoch {
  epoch: number
  holder: string
  heartbeatAt: Date
  /** grows with each heartbeat */
  beat: number
}

/** Begins an epoch: every claim of this process names it. Moments here are real time, never the demo's clock. */
export async function openEpoch(tx: Tx, holder: string, now: Date): Promise<number> {
  const { epoch } = await tx.workerEpoch.create({ data: { holder, startedAt: now, heartbeatAt: now } })
  return epoch
}

/** Says that the process lives; one that was taken for dead comes back. */
export async function beatEpoch(tx: Tx, epoch: number, now: Date): Promise<void> {
  await tx.workerEpoch.updateMany({
    where: { epoch },
    data: { heartbeatAt: now, beat: { increment: 1 }, endedAt: null },
  })
}

export async function endEpochs(tx: Tx, epochs: readonly number[], now: Date): Promise<void> {
  await tx.workerEpoch.updateMany({
    where: { epoch: { in: [...epochs] }, endedAt: null },
    data: { endedAt: now },
  })
}

/** The epochs nobody has ended, alive or not. */
export async function openEpochs(read: Tx): Promise<Epoch[]> {
  return read.workerEpoch.findMany({
    where: { endedAt: null },
    select: { epoch: true, holder: true, heartbeatAt: true, beat: true },
  })
}

/** Those ended epochs that still have claims: what was in their hands is nobody's. */
export async function endedWithClaims(read: Tx): Promise<number[]> {
  const rows = await read.$queryRaw<Array<{ epoch: number | bigint }>>`
    SELECT w."epoch" AS "epoch" FROM "WorkerEpoch" w WHERE w."endedAt" IS NOT NULL AND w."epoch" IN (
      SELECT m."epoch" FROM "OutboxMessage" m WHERE m."state" = 'claimed'
      UNION
      SELECT d."epoch" FROM "Broadcast" b JOIN "Delivery" d ON d."broadcastId" = b."id" AND d."state" = 'claimed')`
  return rows.map(({ epoch }) => Number(epoch))
}
