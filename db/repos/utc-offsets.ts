import { DateTime } from 'luxon'
import { NIGHT_STEP } from '../../domain/broadcast/quiet-hours.ts'
import { CLOCKS } from '../../domain/organisation/time-zones.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'

/**
 * Minutes that the clock of account `a` is ahead of UTC at `at`, as SQL. The zones known are those that people choose
 * from and those of the organisations; any other counts as the default.
 */
async function utcOffsets(read: Tx, at: Date, defaultZone: string): Promise<Prisma.Sql> {
  const rows = await read.organisation.groupBy({ by: ['timeZone'], where: { timeZone: { not: null } } })
  const minutes = (zone: string) => DateTime.fromJSDate(at, { zone }).offset
  const usual = minutes(defaultZone)
  const zones = new Set([...CLOCKS, ...rows.flatMap(({ timeZone }) => timeZone ?? [])])
  const cases = [...zones].flatMap((timeZone) => {
    const offset = minutes(timeZone)
    // NaN: a zone that no clock knows
    return Number.isNaN(offset) || offset === usual ? [] : [Prisma.sql`WHEN ${timeZone} THEN ${int(offset)}`]
  })
  return cases.length === 0
    ? int(usual)
    : Prisma.sql`CASE a."timeZone" ${Prisma.join(cases, ' ')} ELSE ${int(usual)} END`
}

/** The clock and the night of account `a` as one number (domain/broadcast/quiet-hours.ts). */
export async function rhythms(read: Tx, at: Date, defaultZone: string): Promise<Prisma.Sql> {
  return Prisma.sql`(${await utcOffsets(read, at, defaultZone)} + a."night" * ${int(NIGHT_STEP)})`
}

/** A whole number in the text of a statement: as a parameter its type would have to be guessed. */
function int(value: number): Prisma.Sql {
  return Prisma.raw(String(Math.trunc(value)))
}
