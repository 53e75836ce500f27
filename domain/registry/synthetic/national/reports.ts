import type { Cell } from '../../csv.ts'
import { apportion } from '../apportion.ts'
import type { Random } from '../random.ts'
import type { Decree } from '../region-sizes.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { PlannedPrimary, PlannedTerritorial } from './offices.ts'
import type { RegionQuota } from './quotas.ts'
import type { Filing } from './totals.ts'

/** Of the reports that may be entered by hand so many are; the АИС makes the others itself. */
const BY_HAND = 0.3

/** The reports that the organisations of one region filed for each date. */
export function* regionReports(
  quota: RegionQuota,
  territorials: readonly PlannedTerritorial[],
  primaries: readonly PlannedPrimary[],
  filings: readonly Filing[],
  decree: Decree,
  random: Random,
): Generator<SyntheticRow> {
  const below = territorialSums(territorials.length, primaries)
  for (const [date, { asOf }] of filings.entries()) {
    const source = (dates: readonly string[]) =>
      dates.includes(asOf) && random.chance(BY_HAND) ? 'manual' : 'auto'
    for (const primary of primaries) {
      if (!primary.filed[date]) continue
      yield row('stat_reports', {
        org_ais_id: primary.aisId,
        form: primary.form,
        as_of: asOf,
        source: source(decree.filedByHand.primaries),
        ...byStatus(quota, primary.statMembers),
      })
    }
    for (const [place, territorial] of territorials.entries()) {
      const sums = below[place]
      if (!territorial.filed[date] || !sums) continue
      yield row('stat_reports', {
        org_ais_id: territorial.aisId,
        form: '2-СП',
        as_of: asOf,
        source: source(decree.filedByHand.territorials),
        ...byStatus(quota, sums.members),
        primaries: sums.primaries,
        primaries_created: sums.created,
        legal_primaries: sums.legal,
        with_territorial_rights: 0,
      })
    }
  }
}

/** What the territorials of a region sum up, in their order. */
function territorialSums(count: number, primaries: readonly PlannedPrimary[]) {
  const sums = Array.from({ length: count }, () => ({ members: 0, primaries: 0, created: 0, legal: 0 }))
  for (const primary of primaries) {
    const sum = primary.territorial === undefined ? undefined : sums[primary.territorial]
    if (!sum || primary.closed) continue
    sum.members += primary.statMembers
    sum.primaries++
    if (primary.created) sum.created++
    if (primary.legal) sum.legal++
  }
  return sums
}

/** Members of a report by status, in the region's proportions: a report has no members without status. */
function byStatus({ stat }: RegionQuota, members: number): Record<string, Cell> {
  const [working, students, pensioners] = apportion(members, [stat.working, stat.students, stat.pensioners])
  return { members_total: members, working, students, pensioners }
}
