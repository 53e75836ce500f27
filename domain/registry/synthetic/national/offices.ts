import { apportion } from '../apportion.ts'
import type { Random } from '../random.ts'
import { primaryId, territorialId } from '../region-plan.ts'
import { lots, type Urn } from '../urn.ts'
import type { RegionQuota } from './quotas.ts'
import type { PrimaryForm } from './totals.ts'

/** A territorial organisation to be. */
export interface PlannedTerritorial {
  aisId: string
  /** place among all of its kind, from 0 */
  at: number
  access: boolean
  legal: boolean
  filed: readonly boolean[]
}

/** A primary organisation to be. */
export interface PlannedPrimary {
  aisId: string
  /** place among all primaries, from 0 */
  at: number
  /** place among those of its region, from 0 */
  place: number
  /** place of its territorial among those of its region; undefined: it hangs under the region itself */
  territorial: number | undefined
  members: number
  statMembers: number
  closed: boolean
  access: boolean
  legal: boolean
  created: boolean
  territorialRights: boolean
  filed: readonly boolean[]
  form: PrimaryForm
}

/** Of the primaries without a territorial's rights one in so many hangs directly under the region. */
const UNDER_REGION_EVERY = 29

export function planTerritorials(quota: RegionQuota, random: Random): PlannedTerritorial[] {
  const { territorials: count, territorialsWithoutAccess, legalTerritorials, reported } = quota.organisations
  const [closed, legal] = [lots(territorialsWithoutAccess, count), lots(legalTerritorials, count)]
  const filed = reported.map((filing) => lots(filing.territorials, count))
  return Array.from({ length: count }, (_, place) => ({
    aisId: territorialId(quota.first.territorial + place),
    at: quota.first.territorial + place,
    access: !closed.draw(random),
    legal: legal.draw(random),
    filed: filed.map((urn) => urn.draw(random)),
  }))
}

/** `forms` are shared by the regions: one is drawn by each primary that filed for the latest date. */
export function planPrimaries(quota: RegionQuota, forms: Urn<PrimaryForm>, random: Random): PlannedPrimary[] {
  const { organisations: counts, first } = quota
  const open = counts.primaries - counts.primariesClosed
  const urn = (count: number) => lots(count, open)
  const [empty, shut, created] = [
    urn(counts.primariesWithoutMembers),
    urn(counts.primariesWithoutAccess),
    urn(counts.primariesCreated),
  ]
  const [legal, rights] = [urn(counts.legalPrimaries), urn(counts.withTerritorialRights)]
  const filed = counts.reported.map((filing) => urn(filing.primaries))
  const sized = Array.from({ length: counts.primaries }, (_, place) => {
    const closed = place >= open
    const draw = (from: Urn<boolean>) => !closed && from.draw(random)
    const reports = filed.map(draw)
    return {
      aisId: primaryId(first.primary + place),
      at: first.primary + place,
      place,
      size: 0.3 + 3 * random.next() ** 3,
      empty: draw(empty),
      closed,
      access: !closed && !draw(shut),
      legal: draw(legal),
      created: draw(created),
      territorialRights: draw(rights),
      filed: reports,
      form: reports.at(-1) ? forms.draw(random) : ('5-СП' as const),
    }
  })
  const members = memberCounts(quota, sized)
  const statMembers = apportion(
    quota.stat.members,
    sized.map(({ size, closed }) => (closed && open > 0 ? 0 : size)),
  )
  return sized.map(({ size, empty, ...primary }) => ({
    ...primary,
    members: members[primary.place] ?? 0,
    statMembers: statMembers[primary.place] ?? 0,
    territorial: territorialOf(primary, counts.territorials),
  }))
}

/** Everyone that is not empty has a member; the others go by size. */
function memberCounts(quota: RegionQuota, sized: ReadonlyArray<{ size: number; empty: boolean }>): number[] {
  const least = sized.map(({ empty }): number => (empty ? 0 : 1))
  const left = least.reduce((rest, one) => rest - one, quota.members.members)
  const more = apportion(
    left,
    sized.map(({ size, empty }) => (empty ? 0 : size)),
  )
  return least.map((one, at) => one + (more[at] ?? 0))
}

/** One with a territorial's rights has no other territorial above it. */
function territorialOf(
  { place, territorialRights }: { place: number; territorialRights: boolean },
  territorials: number,
): number | undefined {
  if (territorials === 0 || territorialRights || place % UNDER_REGION_EVERY === 13) return undefined
  return place % territorials
}
