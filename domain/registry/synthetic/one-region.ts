import sample from '../data/sample-region.json' with { type: 'json' }
import { chairCells } from './chairs.ts'
import { filledRegion } from './filled-region.ts'
import { Random } from './random.ts'
import { row, type SyntheticRow } from './rows.ts'

/** One region, complete down to its members, under a union that has nothing else. */
export function* oneRegion(seed: number, asOf: string): Generator<SyntheticRow> {
  const random = new Random(seed, 'upper')
  const upper = { has_territorial_rights: false, is_legal_entity: true, time_zone: sample.timeZone }
  yield row('organisations', {
    ais_id: sample.union.aisId,
    level: 'union',
    name: sample.union.name,
    ...upper,
    ...chairCells(random, 990_000),
  })
  yield row('organisations', {
    ais_id: sample.region.aisId,
    parent_ais_id: sample.union.aisId,
    level: 'regional',
    kind: sample.region.kind,
    name: sample.region.name,
    ...upper,
    ...chairCells(random, 990_001),
  })
  const { totals } = sample
  for (const aisId of [sample.union.aisId, sample.region.aisId]) {
    yield row('stat_reports', {
      org_ais_id: aisId,
      form: 'consolidated',
      as_of: sample.reportAsOf,
      source: 'manual',
      members_total: totals.statMembers,
      primaries: totals.primaries,
      territorials: totals.territorials,
    })
  }
  const plan = {
    aisId: sample.region.aisId,
    totals,
    asOf,
    reportAsOf: sample.reportAsOf,
    timeZone: sample.timeZone,
    towns: sample.towns,
  }
  yield* filledRegion(plan, seed)
}
