import type { MemberCounts } from '../member-cells.ts'
import type { PrintedRegion } from '../printed-region.ts'
import type { RegionFigures } from '../region-figures.ts'
import type { Decree } from '../region-sizes.ts'
import { memberQuotas, type StatCounts, statQuotas } from './member-quotas.ts'
import { type OrganisationCounts, organisationQuotas, placePrimaries } from './organisation-quotas.ts'
import type { UnionTotals } from './totals.ts'

/** How many of what one region gets, and where its numbers begin among all of its kind. */
export interface RegionQuota {
  region: PrintedRegion
  members: MemberCounts
  organisations: OrganisationCounts
  stat: StatCounts
  first: { member: number; primary: number; territorial: number }
}

/**
 * Shares the totals out among the regions in the proportions of `figures`: every total is met exactly. Where the
 * totals are the decree's own, the shares are the figures themselves, whose percentages print as the decree's.
 */
export function regionQuotas(
  figures: readonly RegionFigures[],
  totals: UnionTotals,
  decree: Decree,
): RegionQuota[] {
  const primaries = placePrimaries(figures, totals)
  const members = memberQuotas(figures, totals, primaries)
  const organisations = organisationQuotas(figures, totals, decree, primaries, members)
  const stat = statQuotas(figures, totals)
  const first = { member: 0, primary: 0, territorial: 0 }
  return figures.flatMap(({ region }, at) => {
    const [own, people, reported] = [organisations[at], members[at], stat[at]]
    if (!own || !people || !reported) return []
    const quota = { region, members: people, organisations: own, stat: reported, first: { ...first } }
    first.member += people.members
    first.primary += own.primaries
    first.territorial += own.territorials
    return [quota]
  })
}
