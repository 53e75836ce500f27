import { calendarDate } from '../../core/time-zone.ts'
import type { Tx } from '../../db/client.ts'
import { disagreeing, type GapRow, openGaps, rememberGaps } from '../../db/repos/gap-memory.ts'
import { type OfficeDay, type OfficeStanding, standingsOf } from '../../db/repos/gap-standing.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { FieldTable } from '../../domain/quality/field-table.ts'
import type { PassportGap } from '../../domain/quality/gaps.ts'
import type { JobContext } from '../context.ts'

/** A gap that the office may be told of. */
export interface ActiveGap {
  id: number
  gap: PassportGap
  /** by the office's calendar */
  openedOn: string
}

/** What an office may be told of today, most blocking first: neither put off, nor answered and waiting for a decision. */
export function activeGaps(
  { gaps, waiting }: OfficeStanding,
  rows: readonly GapRow[],
  { today, timeZone }: { today: string; timeZone: string },
): ActiveGap[] {
  return gaps.flatMap((gap) => {
    const row = rows.find(({ field }) => field === gap.field)
    if (!row || waiting.includes(gap.field)) return []
    if (row.snoozedUntil !== null && row.snoozedUntil > today) return []
    return [{ id: row.id, gap, openedOn: calendarDate(row.openedAt, timeZone) }]
  })
}

/** Brings what is remembered of these offices up to their passports. Returns how they stand, and what is open. */
export async function bringUp(
  { database, clock }: JobContext,
  offices: readonly OfficeDay[],
  table: FieldTable,
): Promise<{ standings: Map<number, OfficeStanding>; open: Map<number, GapRow[]> }> {
  const read = async (from: Tx, some: readonly OfficeDay[]) => ({
    standings: await standingsOf(from, some, table),
    open: await openGaps(
      from,
      some.map(({ officeId }) => officeId),
    ),
  })
  const seen = await read(database.read, offices)
  const changed = disagreeing(seen.standings, seen.open)
  if (changed.length === 0) return seen
  const some = offices.filter(({ officeId }) => changed.includes(officeId))
  // Read again where it is written: somebody may have filled a field, or said that it does not apply, in between.
  const fresh = await transact(database, async (tx) => {
    const standings = await standingsOf(tx, some, table)
    await rememberGaps(tx, standings, clock.now())
    return { standings, open: await openGaps(tx, changed) }
  })
  return {
    standings: new Map([...seen.standings, ...fresh.standings]),
    open: new Map([...[...seen.open].filter(([officeId]) => !fresh.standings.has(officeId)), ...fresh.open]),
  }
}
