import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { listOf } from '../sql.ts'
import { below } from './path-range.ts'
import type { SummaryPlace } from './summary-places.ts'

/** What waits for the people of an organisation and of those below it. */
export interface Waiting {
  applications: number
  /** those of them and of the decided ones that came since */
  newApplications: number
  duplicates: number
}

type Rows = Array<{ org: number | bigint; found: number | bigint }>

/** By the id of the organisation. Primaries are counted all at once: there are seventy thousand. */
export async function waitingAt(
  read: Tx,
  places: readonly SummaryPlace[],
  since: Date,
): Promise<Map<number, Waiting>> {
  const primaries = places.filter(({ level }) => level === 'primary').map(({ id }) => id)
  const found = await ofPrimaries(read, primaries, since)
  for (const place of places)
    if (place.level !== 'primary') found.set(place.id, await inSubTree(read, place.path, since))
  return found
}

async function ofPrimaries(read: Tx, ids: readonly number[], since: Date): Promise<Map<number, Waiting>> {
  const of = (column: string) => `${column} IN (${listOf(ids)})`
  const applications = await read.$queryRawUnsafe<Rows>(
    `SELECT "orgId" AS org, count(*) AS found FROM "Application" WHERE ${of('"orgId"')} AND "state" = 'submitted' GROUP BY 1`,
  )
  const fresh = await read.application.groupBy({
    by: ['orgId'],
    where: { orgId: { in: [...ids] }, submittedAt: { gte: since } },
    _count: { _all: true },
  })
  const pairs = await read.$queryRawUnsafe<Rows>(
    `SELECT "orgId" AS org, count(*) AS found FROM "DuplicatePair" WHERE ${of('"orgId"')} AND "state" = 'open' GROUP BY 1`,
  )
  const byOrg = (rows: Rows) => new Map(rows.map(({ org, found }) => [Number(org), Number(found)]))
  const [waiting, open] = [byOrg(applications), byOrg(pairs)]
  const came = new Map(fresh.map(({ orgId, _count }) => [orgId, _count._all]))
  return new Map(
    ids.map((id) => [
      id,
      {
        applications: waiting.get(id) ?? 0,
        newApplications: came.get(id) ?? 0,
        duplicates: open.get(id) ?? 0,
      },
    ]),
  )
}

async function inSubTree(read: Tx, path: string, since: Date): Promise<Waiting> {
  const { from, to } = below(path)
  const [row] = await read.$queryRaw<Array<Record<keyof Waiting, number | bigint>>>`
    SELECT
      (SELECT count(*) FROM "Application" a JOIN "Organisation" o ON o."id" = a."orgId"
        WHERE a."state" = 'submitted' AND o."path" >= ${from} AND o."path" < ${to}) AS applications,
      (SELECT count(*) FROM "Application" a JOIN "Organisation" o ON o."id" = a."orgId"
        WHERE a."submittedAt" >= ${moment(read, since)} AND o."path" >= ${from} AND o."path" < ${to}) AS "newApplications",
      (SELECT count(*) FROM "DuplicatePair" p JOIN "Organisation" o ON o."id" = p."orgId"
        WHERE p."state" = 'open' AND o."path" >= ${from} AND o."path" < ${to}) AS duplicates`
  return {
    applications: Number(row?.applications ?? 0),
    newApplications: Number(row?.newApplications ?? 0),
    duplicates: Number(row?.duplicates ?? 0),
  }
}
