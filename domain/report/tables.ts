import { percentHalfUp } from '../coverage/percent.ts'
import type { QuizFacts, RegionFacts } from './facts.ts'

/** One region as the decree's tables show it. Percentages are half up to two places; null: not known. */
export interface RegionRow {
  aisId: string
  name: string
  kind: string | null
  level: string
  aisMembers: number | null
  statMembers: number | null
  coveragePct: number | null
  ticketPct: number | null
  onlineCount: number | null
  onlinePct: number | null
  primaries: number | null
  primariesReported: number | null
  quiz: QuizFacts | null
}

/** Lower bounds of the decree's bands of coverage, per cent; what is above none of them is the last band. */
const BANDS = [
  { band: '100 %', above: (pct: number) => pct >= 100 },
  { band: '> 90', above: (pct: number) => pct > 90 },
  { band: '> 70', above: (pct: number) => pct > 70 },
  { band: '> 50', above: (pct: number) => pct > 50 },
  { band: '> 20', above: (pct: number) => pct > 20 },
  { band: '< 20', above: () => true },
] as const

/** From here on the decree lists a region, per cent of members with a plastic card. */
export const TICKETS_LISTED = 70
/** From here on the decree lists a region, online joins. */
export const MANY_JOINS = 100
/** From here on the decree lists a region, participants of the quiz. */
const MANY_PARTICIPANTS = 400
/** The decree's table of active reporters ends a little above a third of the primaries. */
const ACTIVE_REPORTERS = 100 / 3

/** The row of each region, by name and kind: the order of the decree's appendix. */
export function regionRows(regions: readonly RegionFacts[]): RegionRow[] {
  return regions
    .map(({ coverage, quiz }) => ({
      aisId: coverage.org.aisId,
      name: coverage.org.name,
      kind: coverage.org.kind,
      level: coverage.org.level,
      aisMembers: coverage.members,
      statMembers: coverage.statMembers,
      coveragePct: coverage.registryCoveragePct,
      ticketPct: pct(coverage.tickets.plastic, coverage.members),
      onlineCount: coverage.joinedOnline,
      onlinePct: pct(coverage.joinedOnline, coverage.statMembers),
      primaries: coverage.primaries,
      primariesReported: coverage.primariesReported,
      quiz,
    }))
    .sort(
      (one, other) =>
        one.name.localeCompare(other.name, 'ru') || (one.kind ?? '').localeCompare(other.kind ?? '', 'ru'),
    )
}

/** How many regions stand in each band, from 100 % down; okrugs are counted in none. */
export function coverageBands(rows: readonly RegionRow[]): Array<{ band: string; count: number }> {
  const counts = new Map<string, number>(BANDS.map(({ band }) => [band, 0]))
  for (const row of rows) {
    const band = isRegional(row) ? bandOf(row) : undefined
    if (band) counts.set(band, (counts.get(band) ?? 0) + 1)
  }
  return [...counts].map(([band, count]) => ({ band, count }))
}

/** The band a region's coverage lies in; undefined: it is not known. */
export function bandOf({ coveragePct }: RegionRow): string | undefined {
  return coveragePct === null ? undefined : BANDS.find(({ above }) => above(coveragePct))?.band
}

/** Regions above 90 % and below 100, best first. */
export function coverageOver90(rows: readonly RegionRow[]): RegionRow[] {
  return listed(
    rows.filter(isRegional),
    (row) => row.coveragePct,
    (value) => value > 90 && value < 100,
  )
}

export function ticketsOver70(rows: readonly RegionRow[]): RegionRow[] {
  return listed(
    rows.filter(isRegional),
    (row) => row.ticketPct,
    (value) => value > TICKETS_LISTED && value < 100,
  )
}

export function onlineJoinsOver100(rows: readonly RegionRow[]): RegionRow[] {
  return listed(
    rows,
    (row) => row.onlineCount,
    (value) => value > MANY_JOINS,
  )
}

/** Regions where more than a third of the primaries filed a report, but not all. */
export function autoReports(rows: readonly RegionRow[]): RegionRow[] {
  return listed(
    rows.filter(isRegional),
    (row) => pct(row.primariesReported, row.primaries),
    (value) => value > ACTIVE_REPORTERS && value < 100,
  )
}

export function quizOver400(rows: readonly RegionRow[]): RegionRow[] {
  return listed(
    rows,
    (row) => row.quiz?.participants ?? null,
    (value) => value > MANY_PARTICIPANTS,
  )
}

export function isRegional({ level }: { level: string }): boolean {
  return level === 'regional'
}

/** The rows whose figure is worth a place in the table, greatest first. */
function listed(
  rows: readonly RegionRow[],
  figure: (row: RegionRow) => number | null,
  worth: (value: number) => boolean,
): RegionRow[] {
  return rows
    .flatMap((row) => {
      const value = figure(row)
      return value !== null && worth(value) ? [{ row, value }] : []
    })
    .sort((one, other) => other.value - one.value)
    .map(({ row }) => row)
}

function pct(part: number | null, whole: number | null): number | null {
  return part === null || whole === null ? null : (percentHalfUp(part, whole) ?? null)
}
