import type { QuizFacts, RegionFacts, ReportFacts, StatFacts } from '../../domain/report/facts.ts'
import type { PrismaClient } from '../client.ts'
import { coverageOf, coveragesOf, snapshotBefore } from './coverage.ts'
import { type Count, PLACES, rootsByIds } from './coverage-places.ts'

/** Loads everything a report of the organisation on the day `asOf` (YYYY-MM-DD) is made of. */
export async function reportFacts(read: PrismaClient, orgId: number, asOf: string): Promise<ReportFacts> {
  const own = await coverageOf(read, orgId, asOf)
  const regions = await regionFacts(read, orgId, asOf)
  const stat = await consolidated(read, orgId, asOf)
  const counted = own.source === 'rows'
  const year = Number(own.figuresAsOf.slice(0, 4))
  const others = regions.filter(({ coverage }) => coverage.org.id !== orgId)
  const below = (pick: (region: RegionFacts) => number | null) =>
    others.length > 0 ? others.reduce((sum, region) => sum + (pick(region) ?? 0), 0) : null
  return {
    asOf,
    own,
    before: (await snapshotBefore(read, orgId, `${year}-01-01`)) ?? null,
    stat,
    primariesInRegistry: counted
      ? own.primaries
      : (below(({ coverage }) => coverage.primaries) ?? own.primaries),
    territorialsInRegistry: counted
      ? own.territorials
      : (below(({ coverage }) => coverage.territorials) ?? own.territorials),
    reports: await filedReports(read, orgId, year),
    forms: counted ? await formCounts(read, orgId, asOf) : null,
    regions,
    quizRest: regions.some(({ coverage }) => coverage.org.id === orgId)
      ? null
      : await quizOf(read, orgId, asOf),
    purchases: counted ? await purchaseSums(read, orgId, asOf) : null,
  }
}

async function regionFacts(read: PrismaClient, orgId: number, asOf: string): Promise<RegionFacts[]> {
  const org = await read.organisation.findUniqueOrThrow({ where: { id: orgId }, select: { path: true } })
  const regions = await read.organisation.findMany({
    where: { level: { in: ['regional', 'okrug'] }, path: { startsWith: org.path } },
    select: { id: true },
  })
  const ids = regions.map(({ id }) => id)
  const coverages = await coveragesOf(read, await rootsByIds(read, ids), asOf)
  const held = await read.quizResult.findMany({
    where: { orgId: { in: ids }, heldOn: { lte: asOf } },
    orderBy: { heldOn: 'asc' },
  })
  const quizzes = new Map(held.map((quiz) => [quiz.orgId, quiz]))
  return coverages.map((coverage) => ({ coverage, quiz: quizFacts(quizzes.get(coverage.org.id)) }))
}

async function quizOf(read: PrismaClient, orgId: number, asOf: string): Promise<QuizFacts | null> {
  const quiz = await read.quizResult.findFirst({
    where: { orgId, heldOn: { lte: asOf } },
    orderBy: { heldOn: 'desc' },
  })
  return quizFacts(quiz ?? undefined)
}

function quizFacts(quiz: QuizFacts | undefined): QuizFacts | null {
  if (!quiz) return null
  const { participants, passed, excellent } = quiz
  return { participants, passed, excellent }
}

function consolidated(read: PrismaClient, orgId: number, asOf: string): Promise<StatFacts | null> {
  return read.statReport.findFirst({
    where: { orgId, form: 'consolidated', asOf: { lte: asOf } },
    orderBy: { asOf: 'desc' },
  })
}

/** Reports filed for the first day of each quarter, as snapshots of those days say. */
async function filedReports(
  read: PrismaClient,
  orgId: number,
  year: number,
): Promise<ReportFacts['reports']> {
  const days = new Map([
    [`${year - 1}-01-01`, '-01-01'],
    ...['01-01', '04-01', '07-01'].map((day) => [`${year}-${day}`, day] as const),
  ])
  const snapshots = await read.snapshot.findMany({ where: { orgId, asOf: { in: [...days.keys()] } } })
  return new Map(
    snapshots.map((snapshot) => [
      days.get(snapshot.asOf) ?? snapshot.asOf,
      { primaries: snapshot.reportsPrimaries, territorials: snapshot.reportsTerritorials },
    ]),
  )
}

/** How many primaries below filed each form for the latest date. */
async function formCounts(read: PrismaClient, orgId: number, asOf: string): Promise<Map<string, number>> {
  const rows = await read.$queryRawUnsafe<Array<{ form: string; count: Count }>>(
    `WITH ${PLACES}
     SELECT s."form" AS form, count(DISTINCT s."orgId") AS count
     FROM place p JOIN "StatReport" s ON s."orgId" = p.org
     WHERE p.level = 'primary' AND s."form" <> 'consolidated'
       AND s."asOf" = (SELECT max("asOf") FROM "StatReport" WHERE "asOf" <= ? AND "form" <> 'consolidated')
     GROUP BY s."form"`,
    JSON.stringify([orgId]),
    asOf,
  )
  return new Map(rows.map(({ form, count }) => [form, Number(count)]))
}

async function purchaseSums(
  read: PrismaClient,
  orgId: number,
  asOf: string,
): Promise<{ count: number; amountKopecks: number; cashbackKopecks: number }> {
  const [sums] = await read.$queryRawUnsafe<Array<{ count: Count; amount: Count; cashback: Count }>>(
    `WITH ${PLACES}
     SELECT count(*) AS count, sum(b."amountKopecks") AS amount, sum(b."cashbackKopecks") AS cashback
     FROM place p JOIN "Member" m ON m."orgId" = p.org JOIN "Purchase" b ON b."memberId" = m."id"
     WHERE b."boughtOn" <= ?`,
    JSON.stringify([orgId]),
    asOf,
  )
  return {
    count: Number(sums?.count ?? 0),
    amountKopecks: Number(sums?.amount ?? 0),
    cashbackKopecks: Number(sums?.cashback ?? 0),
  }
}
