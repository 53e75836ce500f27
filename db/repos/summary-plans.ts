import { type Timetable, USUAL } from '../../domain/summary/timetable.ts'
import type { Tx } from '../client.ts'

/** How an office wants its summaries. */
export async function timetableOf(read: Tx, officeId: number): Promise<Timetable> {
  return toTimetable(await read.summaryPlan.findUnique({ where: { officeId } }))
}

export async function saveTimetable(tx: Tx, officeId: number, wanted: Timetable, now: Date): Promise<void> {
  const { weekday, hour, withChildren, quarterly } = wanted
  const data = { weekday, hour, withChildren, quarterly, changedAt: now }
  await tx.summaryPlan.upsert({ where: { officeId }, create: { officeId, ...data }, update: data })
}

export function toTimetable(row: Timetable | null): Timetable {
  if (!row) return USUAL
  const { weekday, hour, withChildren, quarterly, changedAt } = row
  return { weekday, hour, withChildren, quarterly, changedAt }
}
