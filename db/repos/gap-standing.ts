import type { FieldTable } from '../../domain/quality/field-table.ts'
import type { Passport } from '../../domain/quality/passport.ts'
import { type Standing, standingOf, type Waiver } from '../../domain/quality/standing.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { loadFieldTable } from './gap-tables.ts'
import { passportsOf } from './gaps.ts'

type Db = PrismaClient | Tx

/** An office, and the day by its own clock. */
export interface OfficeDay {
  officeId: number
  today: string
}

export interface OfficeStanding extends Standing {
  passport: Passport & { orgId: number }
}

/** How offices stand with their passports; those that are not there are left out. */
export async function standingsOf(
  read: Db,
  offices: readonly OfficeDay[],
  table?: FieldTable,
): Promise<Map<number, OfficeStanding>> {
  const ids = offices.map(({ officeId }) => officeId)
  const fields = table ?? (await loadFieldTable(read))
  const passports = await passportsOf(read, ids)
  const waivers = groupBy(
    await read.gapWaiver.findMany({
      where: { officeId: { in: ids }, state: { in: ['asked', 'confirmed'] } },
    }),
  )
  const proposals = groupBy(
    await read.change.findMany({
      where: { officeId: { in: ids }, kind: 'proposal' },
      select: { officeId: true, field: true },
    }),
  )
  const standings = new Map<number, OfficeStanding>()
  for (const { officeId, today } of offices) {
    const passport = passports.get(officeId)
    if (!passport) continue
    const answers = {
      waivers: (waivers.get(officeId) ?? []).map(toWaiver),
      proposed: (proposals.get(officeId) ?? []).map(({ field }) => field),
    }
    standings.set(officeId, { passport, ...standingOf(passport, today, fields, answers) })
  }
  return standings
}

/** How one office stands; undefined for one that is not there. */
export async function standingFor(
  read: Db,
  officeId: number,
  today: string,
): Promise<OfficeStanding | undefined> {
  return (await standingsOf(read, [{ officeId, today }])).get(officeId)
}

function toWaiver(row: { id: number; field: string; fact: string; state: string }): Waiver {
  return { id: row.id, field: row.field, fact: row.fact, confirmed: row.state === 'confirmed' }
}

function groupBy<Row extends { officeId: number | null }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    if (row.officeId === null) continue
    const group = groups.get(row.officeId)
    if (group) group.push(row)
    else groups.set(row.officeId, [row])
  }
  return groups
}
