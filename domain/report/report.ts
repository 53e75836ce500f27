import type { ReportFacts } from './facts.ts'
import { addMemberMetrics, addTicketMetrics } from './member-metrics.ts'
import { type Metric, MetricList } from './metric.ts'
import { addOrganisationMetrics, addReportMetrics } from './organisation-metrics.ts'
import { addQuizMetrics, addRegionMetrics } from './region-metrics.ts'
import {
  autoReports,
  coverageBands,
  coverageOver90,
  onlineJoinsOver100,
  quizOver400,
  type RegionRow,
  regionRows,
  ticketsOver70,
} from './tables.ts'

/** The decree's report of an organisation: what `report --json` prints. */
export interface Report {
  asOf: string
  org: { aisId: string; name: string; level: string }
  metrics: Metric[]
  tables: {
    regions: RegionRow[]
    coverage_bands: Array<{ band: string; count: number }>
    coverage_over_90: RegionRow[]
    tickets_over_70: RegionRow[]
    online_joins_over_100: RegionRow[]
    auto_reports: RegionRow[]
    quiz_over_400: RegionRow[]
  }
  /** what came out of a comparison, and the metrics that only the other side has */
  comparison?: {
    exact: number
    truncated: number
    differs: number
    notPrinted: number
    missing: string[]
    /** the decree's own figures: its mistakes are named */
    ofDecree: boolean
  }
}

/** Makes the report of the facts. What the facts do not hold is left out, never made up. */
export function makeReport(facts: ReportFacts): Report {
  const { aisId, name, level } = facts.own.org
  const rows = regionRows(facts.regions)
  const list = new MetricList()
  addOrganisationMetrics(list, facts)
  addMemberMetrics(list, facts)
  addTicketMetrics(list, facts)
  addRegionMetrics(list, facts, rows)
  addReportMetrics(list, facts)
  addQuizMetrics(list, facts, rows)
  return {
    asOf: facts.asOf,
    org: { aisId, name, level },
    metrics: list.metrics,
    tables: {
      regions: rows,
      coverage_bands: coverageBands(rows),
      coverage_over_90: coverageOver90(rows),
      tickets_over_70: ticketsOver70(rows),
      online_joins_over_100: onlineJoinsOver100(rows),
      auto_reports: autoReports(rows),
      quiz_over_400: quizOver400(rows),
    },
  }
}
