import type { Filed, PurchaseFacts, StatFacts } from '../../domain/report/facts.ts'
import { statement } from '../sql.ts'
import { type Count, placesOf, type Reader, toNumber } from './coverage-places.ts'

const DAYS = ['01-01', '04-01', '07-01', '10-01'] as const

/** The organisation's latest consolidated report up to the day. */
export function consolidatedReport(
  read: Reader,
  orgId: number,
  asOf: string,
): Promise<(StatFacts & { asOf: string }) | null> {
  return read.statReport.findFirst({
    where: { orgId, form: 'consolidated', asOf: { lte: asOf } },
    orderBy: { asOf: 'desc' },
  })
}

/**
 * Reports filed for the first day of each quarter: the reports themselves where the rows of the organisation are
 * complete and hold any of that day, else what a snapshot of the day says.
 */
export async function filedReports(
  read: Reader,
  orgId: number,
  year: number,
  counted: boolean,
): Promise<Map<string, Filed>> {
  const names = new Map([
    [`${year - 1}-01-01`, '-01-01'],
    ...DAYS.map((day) => [`${year}-${day}`, day] as const),
  ])
  const days = [...names.keys()]
  const filed = new Map<string, Filed>()
  for (const snapshot of await read.snapshot.findMany({ where: { orgId, asOf: { in: days } } })) {
    const { reportsPrimaries: primaries, reportsTerritorials: territorials } = snapshot
    filed.set(names.get(snapshot.asOf) ?? '', { primaries, territorials, source: 'snapshot' })
  }
  if (!counted) return filed
  const rows = await read.$queryRaw<Array<{ day: string; primaries: Count; territorials: Count }>>(
    statement(
      `WITH ${placesOf([orgId])}
     SELECT s."asOf" AS day, count(DISTINCT CASE WHEN p.level = 'primary' THEN p.org END) AS primaries,
       count(DISTINCT CASE WHEN p.level = 'territorial' THEN p.org END) AS territorials
     FROM place p JOIN "StatReport" s ON s."orgId" = p.org
     WHERE s."form" <> 'consolidated' AND s."asOf" IN (${days.map(() => '?').join(', ')}) GROUP BY s."asOf"`,
      ...days,
    ),
  )
  for (const { day, primaries, territorials } of rows) {
    const counts = { primaries: toNumber(primaries), territorials: toNumber(territorials) }
    filed.set(names.get(day) ?? '', { ...counts, source: 'stat' })
  }
  return filed
}

/** How many primaries below filed each form for 1 October of the year. */
export async function formCounts(read: Reader, orgId: number, year: number): Promise<Map<string, number>> {
  const rows = await read.$queryRaw<Array<{ form: string; count: Count }>>(
    statement(
      `WITH ${placesOf([orgId])}
     SELECT s."form" AS form, count(DISTINCT s."orgId") AS count
     FROM place p JOIN "StatReport" s ON s."orgId" = p.org
     WHERE p.level = 'primary' AND s."form" <> 'consolidated' AND s."asOf" = ?
     GROUP BY s."form"`,
      `${year}-10-01`,
    ),
  )
  return new Map(rows.map(({ form, count }) => [form, toNumber(count)]))
}

/** Purchases are few beside members: each leads to its member, and the member to the organisation. */
export async function purchaseFacts(
  read: Reader,
  orgId: number,
  asOf: string,
): Promise<PurchaseFacts | null> {
  const [sums] = await read.$queryRaw<
    Array<{ count: Count; amount: Count; cashback: Count; from: string | null; to: string | null }>
  >(
    statement(
      `WITH ${placesOf([orgId])}, inside AS MATERIALIZED (SELECT org FROM place)
     SELECT count(*) AS count, sum(b."amountKopecks") AS amount, sum(b."cashbackKopecks") AS cashback,
       min(b."boughtOn") AS "from", max(b."boughtOn") AS "to"
     FROM "Purchase" b CROSS JOIN "Member" m
     WHERE m."id" = b."memberId" AND b."boughtOn" <= ? AND m."orgId" IN (SELECT org FROM inside)`,
      asOf,
    ),
  )
  if (!sums?.from || !sums.to) return null
  return {
    count: toNumber(sums.count),
    amountKopecks: toNumber(sums.amount),
    cashbackKopecks: toNumber(sums.cashback),
    from: sums.from,
    to: sums.to,
  }
}
