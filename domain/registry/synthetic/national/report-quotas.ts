import { apportionCapped } from '../apportion.ts'
import type { RegionFigures } from '../region-figures.ts'
import type { Decree } from '../region-sizes.ts'
import type { UnionTotals } from './totals.ts'

/** Organisations of a region by its consolidated report. */
export interface StatOrganisations {
  primaries: number
  primariesCreated: number
  territorials: number
  legalPrimaries: number
  legalTerritorials: number
  withTerritorialRights: number
}

/** For the latest date in the proportions of the decree's table, for the others by the number of organisations. */
export function reportedColumns(
  figures: readonly RegionFigures[],
  totals: UnionTotals,
  open: readonly number[],
  territorials: readonly number[],
) {
  return totals.filings.map((filing) => ({
    primaries: apportionCapped(
      filing.primaries,
      filing.forms ? figures.map((region) => region.primariesReported) : open,
      open,
    ),
    territorials: apportionCapped(
      filing.territorials,
      filing.forms ? figures.map((region) => region.territorialsReported) : territorials,
      territorials,
    ),
  }))
}

/** By the report there are fewer primaries than in the registry, and in a few regions one territorial more. */
export function statColumns(
  { stat }: UnionTotals,
  decree: Decree,
  open: readonly number[],
  territorials: readonly number[],
): (at: number) => StatOrganisations {
  const primaries = apportionCapped(stat.primaries, open, open)
  const created = apportionCapped(stat.primariesCreated, primaries, primaries)
  const legalPrimaries = apportionCapped(stat.legalPrimaries, primaries, primaries)
  const rights = apportionCapped(stat.withTerritorialRights, primaries, primaries)
  const legalTerritorials = apportionCapped(stat.legalTerritorials, territorials, territorials)
  return (at) => ({
    primaries: primaries[at] ?? 0,
    primariesCreated: created[at] ?? 0,
    territorials: (territorials[at] ?? 0) + (at < decree.regionsWithOtherTerritorials ? 1 : 0),
    legalPrimaries: legalPrimaries[at] ?? 0,
    legalTerritorials: legalTerritorials[at] ?? 0,
    withTerritorialRights: rights[at] ?? 0,
  })
}
