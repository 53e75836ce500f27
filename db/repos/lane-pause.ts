import type { Tx } from '../client.ts'

/** The lane of sending is at rest until this moment of real time; undefined when it is open. */
export async function pausedUntil(read: Tx, lane: string, realNow: Date): Promise<Date | undefined> {
  const row = await read.lanePause.findUnique({ where: { lane } })
  return row && row.until > realNow ? row.until : undefined
}

/** Pauses a lane; a longer pause that is there already stays. */
export async function pauseLane(tx: Tx, lane: string, until: Date): Promise<void> {
  const row = await tx.lanePause.findUnique({ where: { lane } })
  if (row && row.until >= until) return
  await tx.lanePause.upsert({ where: { lane }, create: { lane, since: new Date(), until }, update: { since: new Date(), until } })
}
