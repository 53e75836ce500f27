import type { PrismaClient, Tx } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { passportRule } from '../repos/coverage-passports.ts'
import type { Reader } from '../repos/coverage-places.ts'
import { loadFieldTable } from '../repos/gap-tables.ts'
import { dateLiteral, organisationsBetween, someOrganisations } from './columns.ts'
import { findPlacesOfPairs } from './duplicate-places.ts'
import { ownCountsStatement } from './own-counts.ts'
import { totalCountsStatement } from './total-counts.ts'

/** From so many stale organisations on, counting everything takes less than going through them. */
export const MANY_STALE = 5_000
/** Organisations counted by one statement: whoever waits for the process gets a turn in between. */
const CHUNK = 4_000
/** A full recount of the union takes seconds; on a busy machine several times that. */
const TIMEOUT_MS = 120_000

export interface CountState {
  asOf: string
  reportDay: string | null
  nextReportDay: string | null
  rule: string
}

/**
 * Brings the counts up to the rows. The day they are of moves to `today` where that is given, and is kept otherwise;
 * the first count ever is of `today` or else of `firstDay`.
 */
export async function refreshCounts(
  db: Reader,
  options: { today: string } | { firstDay: string },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await alone(tx)
    const state = await tx.countState.findUnique({ where: { id: 1 } })
    const asOf = 'today' in options ? options.today : (state?.asOf ?? options.firstDay)
    const next = { asOf, ...(await reportDays(tx, asOf)), rule: passportRule(await loadFieldTable(tx)) }
    if (!state || state.rule !== next.rule || asOf < state.asOf) return countAll(tx, next)
    await findPlacesOfPairs(tx)
    if (asOf > state.asOf) await markDue(tx, asOf)
    if (next.reportDay !== state.reportDay) await markReports(tx, next.reportDay)
    if ((await tx.staleCount.count()) > MANY_STALE) return countAll(tx, next)
    await countStale(tx, next)
  })
}

/** Counts every organisation anew, on the day. */
export async function recountAll(db: Reader, asOf: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await alone(tx)
    await countAll(tx, {
      asOf,
      ...(await reportDays(tx, asOf)),
      rule: passportRule(await loadFieldTable(tx)),
    })
  })
}

/** One process counts at a time: two would write the same rows in different orders. SQLite has one writer anyway. */
async function alone(tx: Tx): Promise<void> {
  if (dialectOf(tx) === 'postgres')
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('pervichka counts'))`
}

function inTransaction(db: Reader, work: (tx: Tx) => Promise<void>): Promise<void> {
  return isClient(db) ? db.$transaction(work, { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS }) : work(db)
}

function isClient(db: Reader): db is PrismaClient {
  return '$connect' in db && db.$connect !== undefined
}

/** "Reports filed" asks for the day of the latest ones that anybody has filed. */
async function reportDays(tx: Tx, asOf: string) {
  const filed = { form: { not: 'consolidated' } }
  const last = await tx.statReport.findFirst({
    where: { ...filed, asOf: { lte: asOf } },
    orderBy: { asOf: 'desc' },
    select: { asOf: true },
  })
  const next = await tx.statReport.findFirst({
    where: { ...filed, asOf: { gt: asOf } },
    orderBy: { asOf: 'asc' },
    select: { asOf: true },
  })
  return { reportDay: last?.asOf ?? null, nextReportDay: next?.asOf ?? null }
}

/** Organisations where something changes by itself up to the day: a term ends, somebody leaves. */
async function markDue(tx: Tx, asOf: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "StaleCount" ("orgId") SELECT "orgId" FROM "OrgOwnCount" WHERE "until" <= ${dateLiteral(asOf)}
     ON CONFLICT DO NOTHING`,
  )
}

/** Whoever filed for the former day has not yet filed for the new one. */
async function markReports(tx: Tx, reportDay: string | null): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "StaleCount" ("orgId") SELECT "orgId" FROM "OrgOwnCount"
    WHERE "primariesReported" > 0 OR "territorialsReported" > 0 OR "filedOn" = ${reportDay ?? ''}
    ON CONFLICT DO NOTHING`
}

async function countAll(tx: Tx, state: CountState): Promise<void> {
  const dialect = dialectOf(tx)
  const table = await loadFieldTable(tx)
  await findPlacesOfPairs(tx)
  for (const table of ['StaleCount', 'OrgOwnCount', 'OrgCount'])
    await tx.$executeRawUnsafe(`DELETE FROM "${table}"`)
  const { _max: last } = await tx.organisation.aggregate({ _max: { id: true } })
  for (let first = 1; first <= (last.id ?? 0); first += CHUNK) {
    const scope = organisationsBetween(first, first + CHUNK - 1)
    await tx.$executeRawUnsafe(ownCountsStatement(dialect, scope, state.asOf, state.reportDay, table))
  }
  const depths = await tx.$queryRawUnsafe<Array<{ depth: number | bigint }>>(
    `SELECT DISTINCT "depth" AS depth FROM "OrgOwnCount" ORDER BY "depth" DESC`,
  )
  for (const { depth } of depths)
    await tx.$executeRawUnsafe(
      totalCountsStatement(dialect, organisationsBetween(1, last.id ?? 0), Number(depth)),
    )
  await saveState(tx, state)
}

async function countStale(tx: Tx, state: CountState): Promise<void> {
  const dialect = dialectOf(tx)
  const table = await loadFieldTable(tx)
  // Marks are taken away before anything is counted: on PostgreSQL this waits for whoever is changing a row under one.
  const stale = await tx.$queryRaw<
    Array<{ orgId: number | bigint }>
  >`DELETE FROM "StaleCount" RETURNING "orgId"`
  const ids = stale.map(({ orgId }) => Number(orgId))
  if (ids.length === 0) return saveState(tx, state)
  const before = await aboveOf(tx, ids)
  const scope = someOrganisations(ids)
  for (const table of ['OrgOwnCount', 'OrgCount'])
    await tx.$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE ${scope('"orgId"')}
         AND NOT EXISTS (SELECT 1 FROM "Organisation" o WHERE o."id" = "${table}"."orgId")`,
    )
  await tx.$executeRawUnsafe(ownCountsStatement(dialect, scope, state.asOf, state.reportDay, table))
  // Moved ones are taken from their former parents before anybody adds up.
  await tx.$executeRawUnsafe(
    `UPDATE "OrgCount" SET "parentId" = o."parentId" FROM "OrgOwnCount" o
     WHERE o."orgId" = "OrgCount"."orgId" AND ${scope('o."orgId"')}`,
  )
  const touched = new Map([...before, ...(await aboveOf(tx, ids))])
  for (const depth of [...new Set(touched.values())].sort((one, other) => other - one)) {
    const level = [...touched].flatMap(([id, own]) => (own === depth ? [id] : []))
    await tx.$executeRawUnsafe(totalCountsStatement(dialect, someOrganisations(level), depth))
  }
  await saveState(tx, state)
}

/** The organisations and all into whose figures theirs go, as counted so far, with their depth. */
async function aboveOf(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.$queryRawUnsafe<Array<{ id: number | bigint; depth: number | bigint }>>(
    `WITH RECURSIVE up (id, depth, parent) AS (
       SELECT "orgId", "depth", "parentId" FROM "OrgOwnCount" WHERE ${someOrganisations(ids)('"orgId"')}
       UNION
       SELECT o."orgId", o."depth", o."parentId" FROM up JOIN "OrgOwnCount" o ON o."orgId" = up.parent
     )
     SELECT id, depth FROM up`,
  )
  return new Map(rows.map(({ id, depth }) => [Number(id), Number(depth)]))
}

async function saveState(tx: Tx, state: CountState): Promise<void> {
  await tx.countState.upsert({ where: { id: 1 }, create: { id: 1, ...state }, update: state })
}
