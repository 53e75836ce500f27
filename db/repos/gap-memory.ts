import type { Ladder } from '../../domain/quality/ladder.ts'
import { rungFor } from '../../domain/quality/ladder.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { jsonRows } from '../json-rows.ts'
import type { OfficeStanding } from './gap-standing.ts'

type Db = PrismaClient | Tx

/** A gap as it is remembered. */
export interface GapRow {
  id: number
  officeId: number
  field: string
  openedAt: Date
  snoozedUntil: string | null
}

/** Gaps of these offices that are remembered as open, by office. */
export async function openGaps(read: Db, officeIds: readonly number[]): Promise<Map<number, GapRow[]>> {
  const rows = await read.gap.findMany({
    where: { officeId: { in: [...officeIds] }, closedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, officeId: true, field: true, openedAt: true, snoozedUntil: true },
  })
  const byOffice = new Map<number, GapRow[]>()
  for (const row of rows) byOffice.set(row.officeId, [...(byOffice.get(row.officeId) ?? []), row])
  return byOffice
}

/** What memory and passport disagree on, of offices that were read before. */
export function disagreeing(
  standings: ReadonlyMap<number, OfficeStanding>,
  open: ReadonlyMap<number, readonly GapRow[]>,
): number[] {
  return [...standings].flatMap(([officeId, { gaps, lapsed }]) => {
    const rows = open.get(officeId) ?? []
    const same =
      rows.length === gaps.length && gaps.every((gap) => rows.some((row) => row.field === gap.field))
    return same && lapsed.length === 0 ? [] : [officeId]
  })
}

/** Remembers gaps that opened, closes those that did, and ends what hung on facts that have changed. */
export async function rememberGaps(
  tx: Tx,
  standings: ReadonlyMap<number, OfficeStanding>,
  now: Date,
): Promise<void> {
  const open = await openGaps(tx, [...standings.keys()])
  const [closed, fresh, lapsed]: [
    number[],
    Array<{ officeId: number; field: string; openedAt: Date }>,
    number[],
  ] = [[], [], []]
  for (const [officeId, standing] of standings) {
    const rows = open.get(officeId) ?? []
    for (const row of rows) if (!standing.gaps.some((gap) => gap.field === row.field)) closed.push(row.id)
    for (const { field } of standing.gaps)
      if (!rows.some((row) => row.field === field)) fresh.push({ officeId, field, openedAt: now })
    lapsed.push(...standing.lapsed)
  }
  if (closed.length > 0)
    await tx.gap.updateMany({ where: { id: { in: closed }, closedAt: null }, data: { closedAt: now } })
  if (fresh.length > 0) await tx.gap.createMany({ data: fresh })
  if (lapsed.length > 0)
    await tx.gapWaiver.updateMany({ where: { id: { in: lapsed } }, data: { state: 'lapsed', stateAt: now } })
}

/** The days on which these offices were told; an office that never was is not among them. */
export async function gapDaysOf(read: Db, officeIds: readonly number[]) {
  const rows = await read.gapDays.findMany({ where: { officeId: { in: [...officeIds] } } })
  return new Map(rows.map((row) => [row.officeId, row]))
}

/** An office that was told of these gaps. */
export interface Reminded {
  officeId: number
  today: string
  gaps: ReadonlyArray<{ id: number; openedOn: string }>
}

/** Remembers what offices were told of, each gap on the rung it stands on: statements for all of them together. */
export async function markReminded(
  tx: Tx,
  reminded: readonly Reminded[],
  ladder: Ladder,
  now: Date,
): Promise<void> {
  if (reminded.length === 0) return
  for (const { name } of ladder.rungs) {
    const ids = reminded.flatMap(({ gaps, today }) =>
      gaps.filter(({ openedOn }) => rungFor(openedOn, today, ladder).name === name).map(({ id }) => id),
    )
    if (ids.length > 0)
      await tx.gap.updateMany({ where: { id: { in: ids } }, data: { rung: name, lastRemindedAt: now } })
  }
  const rows = reminded.map(({ officeId, today }) => ({ officeId, today }))
  await tx.$executeRaw`
    INSERT INTO "GapDays" ("officeId", "remindedOn")
    SELECT r."officeId", r."today" FROM ${jsonRows(tx, { officeId: 'int', today: 'text' }, rows)} r WHERE TRUE
    ON CONFLICT ("officeId") DO UPDATE SET "remindedOn" = excluded."remindedOn"`
}

export async function setGapDays(
  tx: Tx,
  officeId: number,
  days: { remindedOn?: string; digestOn?: string; lookedOn?: string },
): Promise<void> {
  await tx.gapDays.upsert({ where: { officeId }, create: { officeId, ...days }, update: days })
}

/** The office wants to hear of its present gaps on that day again; null: as the ladder says. */
export async function snoozeGaps(tx: Tx, officeId: number, snoozedUntil: string | null): Promise<number> {
  return (await tx.gap.updateMany({ where: { officeId, closedAt: null }, data: { snoozedUntil } })).count
}
