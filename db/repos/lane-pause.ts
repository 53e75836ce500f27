import { type LaneRest, restAfter } from '../../domain/outbox/lane-rest.ts'
import type { Tx } from '../client.ts'

/** What the messenger's last 429 left behind for a lane of sending. Moments are real time. */
export async function laneRest(tx: Tx, lane: string): Promise<LaneRest | undefined> {
  return (await tx.lanePause.findUnique({ where: { lane } })) ?? undefined
}

/** Pauses a lane for as long as the messenger asked, after the rest `before`, and slows it down afterwards. */
export async function pauseLane(
  tx: Tx,
  lane: string,
  forMs: number,
  realNow: Date,
  before?: LaneRest,
): Promise<LaneRest> {
  const rest = restAfter(before, forMs, realNow)
  await tx.lanePause.upsert({ where: { lane }, create: { lane, ...rest }, update: rest })
  return rest
}
