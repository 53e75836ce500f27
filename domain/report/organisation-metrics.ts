import type { ReportFacts } from './facts.ts'
import { type MetricList, minus, plus } from './metric.ts'

/** Organisations in the registry against the report, and the access of their chairs. */
export function addOrganisationMetrics(list: MetricList, facts: ReportFacts): void {
  const { own, stat, primariesInRegistry: primaries, territorialsInRegistry: territorials } = facts
  const counted = own.source === 'rows' ? 'rows' : 'stat'
  list.count('ppo_in_ais', primaries, 'primaries in the registry', counted, 'orgs')
  list.share('ppo_diff_pct_of_stat', minus(primaries, stat?.primaries), stat?.primaries, 1, counted)
  list.count('tpo_in_ais', territorials, 'territorials in the registry', counted, 'orgs')
  const [closed, closedTerritorials] = [own.primariesWithoutAccess, own.territorialsWithoutAccess]
  const open = minus(primaries, closed)
  list.share('ppo_chair_access_pct', open, primaries, 1, 'rows')
  list.share('ppo_chair_noaccess_pct', closed, primaries, 1, 'rows')
  list.count('ppo_access_sum', plus(open, closed), `${open} + ${closed}`, 'rows', 'orgs')
  list.share('tpo_chair_access_pct', minus(territorials, closedTerritorials), territorials, 1, 'rows')
  list.share('tpo_chair_noaccess_pct', closedTerritorials, territorials, 1, 'rows')
  list.share('ppo_zero_members_pct', own.primariesWithoutMembers, primaries, 2, 'rows')
  const legal = plus(stat?.legalPrimaries, stat?.legalTerritorials)
  list.count(
    'legal_entities_sum',
    legal,
    `${stat?.legalPrimaries} + ${stat?.legalTerritorials}`,
    'stat',
    'orgs',
  )
  list.count('ppo_tpo_rights_stat', stat?.withTerritorialRights, 'report', 'stat', 'orgs')
}

/** Statistical reports filed at the beginning of each quarter. */
export function addReportMetrics(list: MetricList, facts: ReportFacts): void {
  const { own, reports, forms, primariesInRegistry: primaries, territorialsInRegistry: territorials } = facts
  for (const [id, day, digits] of [
    ['rep_0101', '01-01', 2],
    ['rep_0104', '04-01', 1],
    ['rep_0107', '07-01', 2],
  ] as const) {
    list.share(`${id}_ppo`, reports.get(day)?.primaries, primaries, digits, 'snapshot')
    list.share(`${id}_tpo`, reports.get(day)?.territorials, territorials, 2, 'snapshot')
  }
  list.share('rep_0110_3sp', forms?.get('3-СП'), primaries, 1, 'stat')
  list.share('rep_0110_4sp', forms?.get('4-СП'), primaries, 2, 'stat')
  list.share('rep_0110_5sp', forms?.get('5-СП'), primaries, 2, 'stat')
  list.share('rep_0110_all_ppo', own.primariesReported, primaries, 2, own.source)
  list.share('rep_0110_tpo', own.territorialsReported, territorials, 1, own.source)
  const [now, then] = [reports.get('01-01'), reports.get('-01-01')]
  list.ratio('rep_ppo_x', now?.primaries, then?.primaries, 2, 'x', 'snapshot')
  list.ratio('rep_tpo_x', now?.territorials, then?.territorials, 2, 'x', 'snapshot')
}
