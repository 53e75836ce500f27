import { apportion, apportionBetween, apportionCapped } from '../apportion.ts'
import type { MemberCounts } from '../member-cells.ts'
import type { RegionFigures } from '../region-figures.ts'
import type { Decree } from '../region-sizes.ts'
import { reportedColumns, type StatOrganisations, statColumns } from './report-quotas.ts'
import type { UnionTotals } from './totals.ts'

/** Organisations of a region by what the registry and the report say of them. */
export interface OrganisationCounts {
  /** closed ones too: the registry still holds them */
  primaries: number
  primariesClosed: number
  primariesWithoutMembers: number
  primariesWithoutAccess: number
  primariesCreated: number
  legalPrimaries: number
  withTerritorialRights: number
  territorials: number
  territorialsWithoutAccess: number
  legalTerritorials: number
  /** in the order of the union's filings */
  reported: Array<{ primaries: number; territorials: number }>
  stat: StatOrganisations
}

/** So many territorial organisations are legal entities in the registry; the other legal entities are primaries. */
const LEGAL_TERRITORIALS = 0.85

/** Primaries of each region: at least one wherever there are enough for all. */
export function placePrimaries(figures: readonly RegionFigures[], { primaries }: UnionTotals): number[] {
  const each = primaries >= figures.length ? 1 : 0
  const shares = apportion(
    primaries - each * figures.length,
    figures.map((region) => region.primaries - each),
  )
  return shares.map((share) => share + each)
}

export function organisationQuotas(
  figures: readonly RegionFigures[],
  totals: UnionTotals,
  decree: Decree,
  primaries: readonly number[],
  people: readonly MemberCounts[],
): OrganisationCounts[] {
  const members = people.map((region) => region.members)
  const closed = closedPrimaries(figures, totals, decree, primaries, members)
  const open = primaries.map((count, at) => count - (closed[at] ?? 0))
  const ofOpen = (total: number) => apportionCapped(total, open, open)
  const empty = emptyPrimaries(totals, primaries, closed, members)
  const withoutAccess = ofOpen(totals.primariesWithoutAccess)
  const created = ofOpen(totals.primariesCreated)
  const rights = ofOpen(totals.withTerritorialRights)
  const territorials = apportion(
    totals.territorials,
    figures.map((region) => region.territorials),
  )
  const ofTerritorials = (total: number) => apportionCapped(total, territorials, territorials)
  const legalTotal = Math.min(totals.legalEntities, Math.round(totals.territorials * LEGAL_TERRITORIALS))
  const [legalTerritorials, legalPrimaries] = [
    ofTerritorials(legalTotal),
    ofOpen(totals.legalEntities - legalTotal),
  ]
  const closedOffices = ofTerritorials(totals.territorialsWithoutAccess)
  const reported = reportedColumns(figures, totals, open, territorials)
  const stat = statColumns(totals, decree, open, territorials)
  return figures.map((_, at) => {
    const of = (counts: readonly number[]) => counts[at] ?? 0
    return {
      primaries: of(primaries),
      primariesClosed: of(closed),
      primariesWithoutMembers: of(empty),
      primariesWithoutAccess: of(withoutAccess),
      primariesCreated: of(created),
      legalPrimaries: of(legalPrimaries),
      withTerritorialRights: of(rights),
      territorials: of(territorials),
      territorialsWithoutAccess: of(closedOffices),
      legalTerritorials: of(legalTerritorials),
      reported: reported.map((filing) => ({
        primaries: of(filing.primaries),
        territorials: of(filing.territorials),
      })),
      stat: stat(at),
    }
  })
}

/**
 * Closed primaries still have their members on record, so that «without members» means the same whether they are
 * counted or not. They stand where the decree prints no number of primaries and not every one filed a report.
 */
function closedPrimaries(
  figures: readonly RegionFigures[],
  totals: UnionTotals,
  decree: Decree,
  primaries: readonly number[],
  members: readonly number[],
): number[] {
  const may = figures.map(
    ({ region }, at) =>
      region.primaries === undefined &&
      !decree.allReportsFiled.includes(region.key) &&
      (primaries[at] ?? 0) > 1 &&
      (members[at] ?? 0) > 1,
  )
  return apportionCapped(
    totals.primariesClosed,
    primaries,
    may.map((is) => (is ? 1 : 0)),
  )
}

/** A region with fewer members than primaries has the more empty ones; a region with members has one that is not. */
function emptyPrimaries(
  totals: UnionTotals,
  primaries: readonly number[],
  closed: readonly number[],
  members: readonly number[],
): number[] {
  const floors = primaries.map((count, at) => Math.max(0, count - (members[at] ?? 0)))
  const caps = primaries.map((count, at) => {
    const peopled = Math.max(closed[at] ?? 0, (members[at] ?? 0) > 0 ? 1 : 0)
    return count - peopled
  })
  // A registry smaller than about two primaries for a region has to bend the total to what its regions can hold.
  const [least, most] = [sumOf(floors), sumOf(caps)]
  const total = Math.min(most, Math.max(least, totals.primariesWithoutMembers))
  return apportionBetween(total, primaries, floors, caps)
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((one, other) => one + other, 0)
}
