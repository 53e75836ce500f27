import { type LaneRest, movedBy, restAfter, restNow } from '../../domain/outbox/lane-rest.ts'
import type { Tx } from '../client.ts'

/** How a lane of sending stands: at rest until then, or open at a part of its pace. Moments are real time. */
export interface LaneState {
  until: Date | undefined
  factor: number
}

/**
 * Reads how a lane stands. `clockSet` says by how much the clock was set since a rest was first seen: the rest moves with
 * it. Who knows nothing of that lets one that begins later than now, written before the clock was set back, begin now.
 */
export async function laneState(
  tx: Tx,
  lane: string,
  realNow: Date,
  clockSet: (rest: LaneRest) => number = () => 0,
): Promise<LaneState> {
  const row = await tx.lanePause.findUnique({ where: { lane } })
  if (!row) return restNow(undefined, realNow)
  const moveMs = clockSet(row) || Math.min(0, realNow.getTime() - row.since.getTime())
  if (moveMs === 0) return restNow(row, realNow)
  const moved = movedBy(row, moveMs)
  const { since, until } = moved
  await tx.lanePause.updateMany({ where: { lane, since: row.since }, data: { since, until } })
  return restNow(moved, realNow)
}

/** Pauses a lane for as long as the messenger asked, and slows it down afterwards. */
export async function pauseLane(tx: Tx, lane: string, forMs: number, realNow: Date): Promise<void> {
  const row = await tx.lanePause.findUnique({ where: { lane } })
  const rest = restAfter(row ?? undefined, forMs, realNow)
  await tx.lanePause.upsert({ where: { lane }, create: { lane, ...rest }, update: rest })
}
