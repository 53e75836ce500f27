import { memberCells, traitsOf } from '../member-cells.ts'
import type { Random } from '../random.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { PlannedPrimary } from './offices.ts'
import { inventOneOfMany } from './people.ts'
import type { RegionQuota } from './quotas.ts'

/** The members of one region, primary by primary; each count of its quota is met exactly. */
export function* quotaMembers(
  quota: RegionQuota,
  primaries: readonly PlannedPrimary[],
  asOf: string,
  enterTwice: (at: number, cells: SyntheticRow['cells']) => void,
  random: Random,
): Generator<SyntheticRow> {
  const traits = traitsOf(quota.members, random)
  let at = quota.first.member
  for (const { aisId: org, members } of primaries) {
    for (let member = 0; member < members; member++, at++) {
      const spec = { org, at, asOf, series: 5, traits: traits.draw(), name: inventOneOfMany(random) } as const
      const cells = memberCells(spec, random)
      enterTwice(at, cells)
      yield row('members', cells)
    }
  }
}
