import { partnerRows, purchaseRows } from './bonus-rows.ts'
import { Random } from './random.ts'
import { regionMembers } from './region-members.ts'
import { regionOrganisations } from './region-organisations.ts'
import { planPrimaries, type RegionPlan } from './region-plan.ts'
import { regionHistory, regionReports } from './region-reports.ts'
import type { SyntheticRow } from './rows.ts'

/** Everything below the row of one region: organisations, members, reports, earlier figures, purchases. */
export function* filledRegion(plan: RegionPlan, seed: number): Generator<SyntheticRow> {
  const stream = (name: string) => new Random(seed, `${plan.aisId}/${name}`)
  const primaries = planPrimaries(plan, stream('plan'))
  yield* regionOrganisations(plan, primaries, stream('organisations'))
  const participants: string[] = []
  for (const member of regionMembers(plan, primaries, stream('members'))) {
    if (member.cells['profcards_participant'] === true) participants.push(String(member.cells['ais_id']))
    yield member
  }
  yield* regionReports(plan, primaries)
  yield* regionHistory(plan, primaries, stream('history'))
  yield* partnerRows(plan.aisId)
  yield* purchaseRows(participants, stream('purchases'))
}
