import decree from '../../data/decree.json' with { type: 'json' }
import { twiceEntered } from '../member-cells.ts'
import type { PrintedRegion } from '../printed-region.ts'
import { Random } from '../random.ts'
import { regionFigures } from '../region-figures.ts'
import type { SyntheticRow } from '../rows.ts'
import { upperOrganisations } from '../upper-organisations.ts'
import { Urn } from '../urn.ts'
import { quotaMembers } from './members.ts'
import { planPrimaries, planTerritorials } from './offices.ts'
import { regionOrganisations } from './organisations.ts'
import { nationalPartners, purchasesOf } from './purchases.ts'
import { quizRows } from './quiz.ts'
import { type RegionQuota, regionQuotas } from './quotas.ts'
import { regionReports } from './reports.ts'
import { type UnionTotals, unionTotals } from './totals.ts'
import { consolidatedReports, earlierSnapshots } from './union-rows.ts'

/** The whole union in numbers: what it adds up to and what each region gets. No row is made yet. */
export interface NationalPlan {
  regions: readonly PrintedRegion[]
  seed: number
  fraction: number
  totals: UnionTotals
  quotas: readonly RegionQuota[]
}

export function planNational(
  regions: readonly PrintedRegion[],
  seed: number,
  fraction: number,
): NationalPlan {
  const totals = unionTotals(decree, fraction)
  const quotas = regionQuotas(regionFigures(regions, decree, seed), totals, decree)
  return { regions, seed, fraction, totals, quotas }
}

/** All rows of the union, one region after the other; only one region's organisations are held in memory. */
export function* nationalRegistry(plan: NationalPlan, asOf: string): Generator<SyntheticRow> {
  const { regions, seed, totals, quotas } = plan
  yield* upperOrganisations(regions, decree, seed)
  yield* consolidatedReports(quotas, totals, decree)
  yield* earlierSnapshots(decree, plan.fraction)
  yield* quizRows(regions, decree, totals)
  yield* nationalPartners(regions)
  const forms = new Urn(totals.filings.at(-1)?.forms ?? [])
  const enterTwice = twiceEntered()
  const buy = purchasesOf(totals, decree, new Random(seed, 'purchases'))
  for (const quota of quotas) {
    const stream = (name: string) => new Random(seed, `${quota.region.aisId}/${name}`)
    const territorials = planTerritorials(quota, stream('territorials'))
    const primaries = planPrimaries(quota, forms, stream('primaries'))
    yield* regionOrganisations(quota, territorials, primaries, asOf, stream('organisations'))
    yield* regionReports(quota, territorials, primaries, totals.filings, decree, stream('reports'))
    for (const member of quotaMembers(quota, primaries, asOf, enterTwice, stream('members'))) {
      yield member
      if (member.cells['profcards_participant'] === true) {
        yield* buy(String(member.cells['ais_id']), quota.region.aisId)
      }
    }
  }
}

/** How many rows the plan will make, to tell how far the work is. */
export function expectedRows({ totals, quotas }: NationalPlan): number {
  const filed = totals.filings.reduce((sum, filing) => sum + filing.primaries + filing.territorials, 0)
  const upper = 1 + quotas.length
  return 2 * upper + totals.territorials + totals.primaries + totals.members + filed + totals.purchases.count
}
