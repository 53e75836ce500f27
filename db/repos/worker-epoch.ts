import type { Tx } from '../client.ts'

/** A worker process that may hold claims. `holder` says which machine and process it is. */
export interface Epoch {
  epoch: number
  holder: string
  heartbeatAt: Date
}

/** Begins an epoch: every claim of this process names it. Moments here are real time, never the demo's clock. */
export async function openEpoch(tx: Tx, holder: string, now: Date): Promise<number> {
  const { epoch } = await tx.workerEpoch.create({ data: { holder, startedAt: now, heartbeatAt: now } })
  return epoch
}

export async function beatEpoch(tx: Tx, epoch: number, now: Date): Promise<void> {
  await tx.workerEpoch.updateMany({ where: { epoch }, data: { heartbeatAt: now, endedAt: null } })
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
    select: { epoch: true, holder: true, heartbeatAt: true },
  })
}
