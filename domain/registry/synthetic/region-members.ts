import type { Cell } from '../csv.ts'
import { memberCells, memberId, type Traits, traitsOf, twiceEntered } from './member-cells.ts'
import { inventName } from './people.ts'
import type { Random } from './random.ts'
import type { PlannedPrimary, RegionPlan } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'

/** People who left, for each hundred who stay. */
const LEFT_PER_HUNDRED = 1
/** Of members without a plastic card so many refused it, and of these so many have the app. */
const REFUSED_SHARE = 0.075
const REFUSED_WITH_APP_SHARE = 0.135

/** The demo's member by her place: no status, refused the plastic, no app, takes part in the bonus programme. */
const DEMO_MEMBER: Traits = { status: 'unknown', ticket: 'refused', app: false, bonus: true, online: false }

/** All members of the region, primary by primary; each count of the plan is met exactly. */
export function* regionMembers(
  plan: RegionPlan,
  primaries: readonly PlannedPrimary[],
  random: Random,
): Generator<SyntheticRow> {
  const { totals, asOf } = plan
  const refused = Math.ceil((totals.members - totals.plasticTickets) * REFUSED_SHARE)
  const refusedWithApp = Math.min(totals.appUsers, Math.ceil(refused * REFUSED_WITH_APP_SHARE))
  const traits = traitsOf({ ...totals, refused, refusedWithApp }, random)
  const enterTwice = twiceEntered()
  const own = plan.member ? { traits: traits.first(DEMO_MEMBER), cells: plan.member } : undefined
  let [at, left] = [0, 0]
  for (const primary of primaries) {
    for (let member = 0; member < primary.members; member++, at++) {
      const first = at === 0 ? own : undefined
      const spec = {
        org: primary.aisId,
        at,
        asOf,
        series: 2,
        traits: first?.traits ?? traits.draw(),
      } as const
      const cells = { ...memberCells({ ...spec, name: inventName(random) }, random), ...first?.cells }
      enterTwice(at, cells)
      yield row('members', cells)
    }
    for (; left < (at * LEFT_PER_HUNDRED) / 100 && primary.members > 0; left++) {
      yield row('members', leaver(plan, primary.aisId, totals.members + left, random))
    }
  }
}

function leaver(plan: RegionPlan, org: string, at: number, random: Random): Record<string, Cell> {
  return {
    ais_id: memberId(at),
    org_ais_id: org,
    ...inventName(random),
    birth_date: random.day('1955-01-01', '1999-12-31'),
    status: 'working',
    joined_on: random.day('2020-10-12', '2021-10-01'),
    ticket_status: 'none',
    left_on: random.day('2021-12-06', plan.reportAsOf),
  }
}
