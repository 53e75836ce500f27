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
  const { organisations: counts, first, stat } = quota
  const traits = primaryTraits(quota, forms, random)
  const drawn = Array.from({ length: counts.primaries }, (_, place) => ({
    ...traits(place),
    place,
    size: 0.3 + 3 * random.next() ** 3,
  }))
  const members = memberCounts(quota, drawn)
  const statMembers = apportion(
    stat.members,
    drawn.map(({ size }) => size),
  )
  return drawn.map(({ size, empty, ...primary }) => ({
    ...primary,
    aisId: primaryId(first.primary + primary.place),
    at: first.primary + primary.place,
    members: members[primary.place] ?? 0,
    statMembers: statMembers[primary.place] ?? 0,
    territorial: territorialOf(primary, counts.territorials),
  }))
}

/** Draws for each primary what it is and did. The closed ones are the last, and nothing is drawn for them. */
function primaryTraits({ organisations: counts }: RegionQuota, forms: Urn<PrimaryForm>, random: Random) {
  const open = counts.primaries - counts.primariesClosed
  const [empty, shut] = [
    lots(counts.primariesWithoutMembers, open),
    lots(counts.primariesWithoutAccess, open),
  ]
  const [created, legal] = [lots(counts.primariesCreated, open), lots(counts.legalPrimaries, open)]
  const rights = lots(counts.withTerritorialRights, open)
  const filings = counts.reported.map((filing) => lots(filing.primaries, open))
  return (place: number) => {
    const closed = place >= open
    const draw = (from: Urn<boolean>) => !closed && from.draw(random)
    const filed = filings.map(draw)
    return {
      closed,
      empty: draw(empty),
      access: !closed && !draw(shut),
      created: draw(created),
      legal: draw(legal),
      territorialRights: draw(rights),
      filed,
      form: filed.at(-1) ? forms.draw(random) : ('5-СП' as const),
    }
  }
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
