import { daysLater } from '../../core/time-zone.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import { registryCoveragePct } from '../../domain/coverage/coverage.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import { type AnalysisSection, analyse, periodStart } from '../../domain/summary/analysis.ts'
import type { PrismaClient } from '../client.ts'
import { childrenCoverage, coverageOf } from './coverage.ts'
import { latestSnapshots } from './coverage-snapshots.ts'
import { statFigures } from './coverage-stat.ts'
import type { SummaryPlace } from './summary-places.ts'

/** Figures older than so many days before the quarter's start say nothing of it. */
const OLDEST_DAYS = 45

/** The analysis of an organisation over the quarter that is looked back on. Dates are YYYY-MM-DD. */
export interface Analysis {
  orgId: number
  aisId: string
  name: string
  from: string
  to: string
  /** the day of the figures at the quarter's start; null: none are known */
  before: string | null
  sections: AnalysisSection[]
  /** the organisations directly below, worst first */
  children: Array<{ name: string; members: number | null; statMembers: number | null; pct: number | null }>
}

export async function loadAnalysis(
  read: PrismaClient,
  place: SummaryPlace,
  today: string,
): Promise<Analysis> {
  const from = periodStart(today)
  const now = await coverageOf(read, place.id, today)
  const before = await figuresAt(read, now, from)
  const children = place.level === 'primary' ? [] : await childrenCoverage(read, place.id, today)
  return {
    orgId: place.id,
    aisId: place.aisId,
    name: orgLabel(place),
    from,
    to: now.figuresAsOf,
    before: before?.asOf ?? null,
    sections: analyse(now, before?.figures),
    children: children.map(({ org, members, statMembers, registryCoveragePct: pct }) => ({
      name: orgLabel(org),
      members,
      statMembers,
      pct,
    })),
  }
}

/**
 * The figures that were kept nearest before the quarter's start, or in its first week; undefined: none were. They are
 * held against the report of then.
 */
async function figuresAt(read: PrismaClient, { org, figuresAsOf }: Coverage, from: string) {
  const day = daysLater(from, 7)
  const kept = (await latestSnapshots(read, [org.id], day)).get(org.id)
  if (!kept || kept.asOf < daysLater(from, -OLDEST_DAYS) || kept.asOf >= figuresAsOf) return undefined
  const root = await read.organisation.findUniqueOrThrow({ where: { id: org.id } })
  const stat = (await statFigures(read, [root], kept.asOf)).get(org.id)
  const statMembers = stat?.statMembers ?? null
  const pct = registryCoveragePct(kept.figures.members, statMembers)
  // The organisations of a snapshot are those of a report, and the counts of today are not: they do not compare.
  const figures = {
    ...kept.figures,
    ...{ primaries: null, territorials: null, statMembers },
    ...{ registryCoveragePct: pct, membershipCoveragePct: null },
  }
  return { asOf: kept.asOf, figures }
}
