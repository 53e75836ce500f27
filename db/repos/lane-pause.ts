import { restAfter, restNow } from '../../domain/outbox/lane-rest.ts'
import type { Tx } from '../client.ts'

/** How a lane of sending stands: at rest until then, or open at a part of its pace. Moments are real time. */
export interface LaneState {
  until: Date | undefined
  factor: number
}

/** Reads how a lane stands. A rest that begins later than now was written before the clock was set back: it begins now. */
export async function laneState(tx: Tx, lane: string, realNow: Date): Promise<LaneState> {
  const row = await tx.lanePause.findUnique({ where: { lane } })
  if (row && row.since > realNow) {
    const until = new Date(realNow.getTime() + row.until.getTime() - row.since.getTime())
    const moved = { ...row, since: realNow, until }
    await tx.lanePause.update({ where: { lane }, data: { since: realNow, until } })
    return restNow(moved, realNow)
  }
  return restNow(row ?? undefined, realNow)
}

/** Pauses a lane for as long as the messenger asked, and slows it down afterwards. */
export async function pauseLane(tx: Tx, lane: string, forMs: number, realNow: Date): Promise<void> {
  const row = await tx.lanePause.findUnique({ where: { lane } })
  const rest = restAfter(row ?? undefined, forMs, realNow)
  await tx.lanePause.upsert({ where: { lane }, create: { lane, ...rest }, update: rest })
}
