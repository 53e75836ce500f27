import { registryCoveragePct } from '../../domain/coverage/coverage.ts'
import type { RegionFacts, ReportedFigures, ReportFacts } from '../../domain/report/facts.ts'
import type { PrismaClient } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { ROOT_COLUMNS, type Root } from './coverage-places.ts'
import { latestSnapshots, snapshotBefore } from './coverage-snapshots.ts'
import { completeRoots } from './coverage-sources.ts'
import { statFigures } from './coverage-stat.ts'
import { consolidatedReport, filedReports, formCounts, purchaseFacts } from './report-filed.ts'
import { quizzesOf } from './report-quiz.ts'
import { countUnits, figuresOfCounts, registryOfCounts, sumCounts, type UnitCounts } from './report-rows.ts'

/** The report reads every page of the members once: mapped into memory they need not be copied. */
const MAPPED_BYTES = 2 ** 31 - 1

/** Loads everything a report of the organisation on the day `asOf` (YYYY-MM-DD) is made of. Throws for an unknown id. */
export async function reportFacts(read: PrismaClient, orgId: number, asOf: string): Promise<ReportFacts> {
  if (dialectOf(read) === 'sqlite') await read.$queryRawUnsafe(`PRAGMA mmap_size = ${MAPPED_BYTES}`)
  const { org, regions: regionRoots } = await rootsOf(read, orgId)
  const { figures, counts } = await figuresByRoot(read, org, regionRoots, asOf)
  const own = figures.get(orgId)
  if (!own) throw new RangeError(`organisation ${orgId} has no figures`)
  const quizzes = await quizzesOf(read, [orgId, ...regionRoots.map(({ id }) => id)], asOf)
  const regions = regionRoots.flatMap(({ id }): RegionFacts[] => {
    const coverage = figures.get(id)
    return coverage ? [{ coverage, quiz: quizzes.get(id) ?? null }] : []
  })
  const others = regions.filter(({ coverage }) => coverage.org.id !== orgId)
  const below = (pick: (region: RegionFacts) => number | null) =>
    others.length > 0 ? others.reduce((sum, region) => sum + (pick(region) ?? 0), 0) : null
  const registry = counts ? registryOfCounts(counts) : null
  const year = Number(own.figuresAsOf.slice(0, 4))
  const stat = await consolidatedReport(read, orgId, asOf)
  return {
    asOf,
    own,
    before: (await snapshotBefore(read, orgId, `${year}-01-01`)) ?? null,
    stat,
    statAsOf: stat?.asOf ?? own.statAsOf,
    primariesInRegistry: registry?.primaries ?? below(({ coverage }) => coverage.primaries) ?? own.primaries,
    territorialsInRegistry:
      registry?.territorials ?? below(({ coverage }) => coverage.territorials) ?? own.territorials,
    registry,
    reports: await filedReports(read, orgId, year, registry !== null),
    forms: registry ? await formCounts(read, orgId, year) : null,
    regions,
    quizRest: regions.some(({ coverage }) => coverage.org.id === orgId) ? null : (quizzes.get(orgId) ?? null),
    purchases: registry ? await purchaseFacts(read, orgId, asOf) : null,
  }
}

async function rootsOf(read: PrismaClient, orgId: number): Promise<{ org: Root; regions: Root[] }> {
  const { path, ...org } = await read.organisation.findUniqueOrThrow({
    where: { id: orgId },
    select: { ...ROOT_COLUMNS, path: true },
  })
  const regions = await read.organisation.findMany({
    where: { level: { in: ['regional', 'okrug'] }, path: { startsWith: path } },
    select: ROOT_COLUMNS,
  })
  return { org, regions }
}

/**
 * The figures of the organisation and of the regions below it, by id, and the counts of its own rows where they are
 * what the report is made of. Rows of the union are counted region by region, and what lies in no region beside them.
 */
async function figuresByRoot(read: PrismaClient, org: Root, regions: readonly Root[], asOf: string) {
  const roots = regions.some(({ id }) => id === org.id) ? regions : [org, ...regions]
  const complete = await completeRoots(read, roots, asOf)
  const snapshots = await latestSnapshots(
    read,
    roots.flatMap(({ id }) => (complete.has(id) ? [] : [id])),
    asOf,
  )
  const isUnion = org.level === 'union'
  // Rows are all there is to say of an organisation that has no earlier snapshot either.
  const ownRows = !snapshots.has(org.id)
  const counted = roots.filter(({ id }) => (isUnion && id === org.id ? false : ownRows || !snapshots.has(id)))
  const units = { ids: counted.map(({ id }) => id), rest: isUnion && ownRows ? org.id : null }
  const byUnit = await countUnits(read, units, asOf)
  const ownCounts = isUnion ? sumCounts(byUnit.values()) : (byUnit.get(org.id) ?? sumCounts([]))
  const countsOf = (id: number) => (id === org.id ? ownCounts : (byUnit.get(id) ?? sumCounts([])))
  const stat = await statFigures(read, roots, asOf)
  const figures = new Map<number, ReportedFigures>()
  for (const { parentId: _, ...root } of roots) {
    const kept = snapshots.get(root.id)
    const values = kept?.figures ?? figuresOfCounts(countsOf(root.id))
    const { statMembers, statAsOf } = stat.get(root.id) ?? { statMembers: null, statAsOf: null }
    figures.set(root.id, {
      org: root,
      figuresAsOf: kept?.asOf ?? asOf,
      source: kept ? 'snapshot' : 'rows',
      ...values,
      statMembers,
      statAsOf,
      registryCoveragePct: registryCoveragePct(values.members, statMembers),
    })
  }
  const counts: UnitCounts | null = ownRows ? ownCounts : null
  return { figures, counts }
}
