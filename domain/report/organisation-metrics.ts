import type { ReportFacts } from './facts.ts'
import { type Known, type MetricList, type MetricSource, minus, plus } from './metric.ts'

/** Organisations in the registry against the report, and the access of their chairs. */
export function addOrganisationMetrics(list: MetricList, facts: ReportFacts): void {
  const { own, stat, primariesInRegistry: primaries, territorialsInRegistry: territorials } = facts
  const counted = own.source === 'rows' ? 'rows' : 'stat'
  list.count('ppo_in_ais', primaries, 'count(primary)', counted, 'orgs')
  list.share('ppo_diff_pct_of_stat', minus(primaries, stat?.primaries), stat?.primaries, 1, counted)
  list.count('tpo_in_ais', territorials, 'count(territorial)', counted, 'orgs')
  list.share('new_ppo_in_ais_share', facts.registry?.primariesCreated, stat?.primariesCreated, 2, 'rows')
  const [closed, closedTerritorials] = [own.primariesWithoutAccess, own.territorialsWithoutAccess]
  // One that is closed but on record has a chair no more, neither with access nor without.
  const open = minus(facts.registry ? own.primaries : primaries, closed)
  const openTerritorials = minus(facts.registry ? own.territorials : territorials, closedTerritorials)
  list.share('ppo_chair_access_pct', open, primaries, 1, 'rows')
  list.share('ppo_chair_noaccess_pct', closed, primaries, 1, 'rows')
  list.count('ppo_access_sum', plus(open, closed), `${open} + ${closed}`, 'rows', 'orgs')
  list.share('tpo_chair_access_pct', openTerritorials, territorials, 1, 'rows')
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
  const excess = minus(facts.registry?.legalEntities, legal)
  list.count('legal_entities_excess', excess, `${facts.registry?.legalEntities} - ${legal}`, 'rows', 'orgs')
  list.share('legal_entities_excess_pct', excess, legal, 2, 'rows')
  list.count('ppo_tpo_rights_stat', stat?.withTerritorialRights, 'with_territorial_rights', 'stat', 'orgs')
}

/** Statistical reports filed at the beginning of each quarter. */
export function addReportMetrics(list: MetricList, facts: ReportFacts): void {
  const { own, reports, forms, primariesInRegistry: primaries, territorialsInRegistry: territorials } = facts
  for (const [id, day, digits] of [
    ['rep_0101', '01-01', 2],
    ['rep_0104', '04-01', 1],
    ['rep_0107', '07-01', 2],
  ] as const) {
    const filed = reports.get(day)
    if (!filed) continue
    list.share(`${id}_ppo`, filed.primaries, primaries, digits, filed.source)
    list.share(`${id}_tpo`, filed.territorials, territorials, 2, filed.source)
  }
  list.share('rep_0110_3sp', forms?.get('3-СП'), primaries, 1, 'stat')
  list.share('rep_0110_4sp', forms?.get('4-СП'), primaries, 2, 'stat')
  list.share('rep_0110_5sp', forms?.get('5-СП'), primaries, 2, 'stat')
  const latest = octoberReports(facts)
  list.share('rep_0110_all_ppo', latest.primaries, primaries, 2, latest.source)
  list.share('rep_0110_tpo', latest.territorials, territorials, 1, latest.source)
  const [now, then] = [reports.get('01-01'), reports.get('-01-01')]
  list.ratio('rep_ppo_x', now?.primaries, then?.primaries, 2, 'x', now?.source ?? own.source)
  list.ratio('rep_tpo_x', now?.territorials, then?.territorials, 2, 'x', now?.source ?? own.source)
}

/** Reports for 1 October: the rows of that day, or what a snapshot made since says of the latest ones. */
export function octoberReports({ own, reports }: ReportFacts): {
  primaries: Known
  territorials: Known
  source: MetricSource
} {
  if (own.source === 'rows')
    return reports.get('10-01') ?? { primaries: null, territorials: null, source: 'stat' }
  const { primariesReported: primaries, territorialsReported: territorials } = own
  return { primaries, territorials, source: own.source }
}
