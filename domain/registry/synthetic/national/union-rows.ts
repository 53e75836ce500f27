import type { Cell } from '../../csv.ts'
import { toColumns } from '../decree-rows.ts'
import type { Decree } from '../region-sizes.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { RegionQuota } from './quotas.ts'
import type { UnionTotals } from './totals.ts'

/** Consolidated reports of the union and its regions. */
export function* consolidatedReports(
  quotas: readonly RegionQuota[],
  totals: UnionTotals,
  decree: Decree,
): Generator<SyntheticRow> {
  const report = (aisId: string, cells: Record<string, Cell>) =>
    row('stat_reports', {
      org_ais_id: aisId,
      form: 'consolidated',
      as_of: decree.reportAsOf,
      source: 'manual',
      ...cells,
    })
  yield report(decree.union.aisId, toColumns(totals.stat))
  for (const { region, stat, organisations } of quotas) {
    const { members, ...byStatus } = stat
    yield report(region.aisId, {
      members_total: members,
      ...byStatus,
      ...toColumns({ ...organisations.stat }),
    })
  }
}

/** Figures of earlier years. Those of the registry's own year are in its rows. */
export function* earlierSnapshots(decree: Decree, fraction: number): Generator<SyntheticRow> {
  const year = decree.asOf.slice(0, 4)
  for (const { asOf, ...figures } of decree.earlier) {
    if (asOf.startsWith(year)) continue
    const scaled = Object.entries(figures).map(([name, figure]) => [name, Math.round(figure * fraction)])
    yield row('snapshots', {
      org_ais_id: decree.union.aisId,
      as_of: asOf,
      ...toColumns(Object.fromEntries(scaled)),
    })
  }
}
