import decree from '../data/decree.json' with { type: 'json' }
import demo from '../data/demo.json' with { type: 'json' }
import type { Chair } from './chairs.ts'
import { decreeRows } from './decree-rows.ts'
import { demoPartners } from './demo-partners.ts'
import { filledRegion } from './filled-region.ts'
import type { PrintedRegion } from './printed-region.ts'
import { type RegionFigures, regionFigures } from './region-figures.ts'
import type { RegionPlan } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'
import { upperOrganisations } from './upper-organisations.ts'

/** The demo: the union and the decree's organisations with its figures, one region down to members, its people. */
export function* demoRegistry(
  regions: readonly PrintedRegion[],
  seed: number,
  asOf: string,
): Generator<SyntheticRow> {
  const filled = {
    key: demo.filledRegion,
    members: demo.members,
    primaries: demo.primaries,
    primariesReported: demo.primariesReported,
    territorials: demo.territorials,
    territorialsReported: demo.territorialsReported,
  }
  const figures = regionFigures(regions, decree, seed, filled)
  const chairs = new Map<string, Chair>([
    [demo.aisIds.vera, demo.people.vera],
    [demo.aisIds.oleg, demo.people.oleg],
  ])
  yield* upperOrganisations(regions, decree, seed, chairs)
  yield* decreeRows(figures, decree, filled.key, asOf)
  const own = figures.find(({ region }) => region.key === filled.key)
  if (!own) throw new RangeError(`no region ${filled.key} among the printed ones`)
  yield* filledRegion(demoPlan(own, asOf), seed)
  yield* demoPartners(own.region.aisId, demo.aisIds.annaMember)
  yield* demoAccounts()
}

function demoPlan(figures: RegionFigures, asOf: string): RegionPlan {
  const { anna } = demo.people
  return {
    aisId: figures.region.aisId,
    totals: figures,
    asOf,
    reportAsOf: decree.reportAsOf,
    timeZone: demo.officialZone,
    towns: demo.towns,
    territorialChair: demo.people.galina,
    primaryChair: demo.people.boris,
    member: {
      last_name: anna.lastName,
      first_name: anna.firstName,
      middle_name: anna.middleName,
      birth_date: anna.birthDate,
      phone: anna.phone,
    },
  }
}

/** The people of the demo who are linked from the start: one member and the holders of four offices. */
function* demoAccounts(): Generator<SyntheticRow> {
  const { aisIds, people } = demo
  const account = (externalId: string, bound: { member_ais_id?: string; office_org_ais_id?: string }) =>
    row('accounts', {
      channel: 'telegram',
      external_id: externalId,
      ...bound,
      locale: 'ru',
      time_zone: demo.officialZone,
    })
  yield account(people.anna.externalId, { member_ais_id: aisIds.annaMember })
  yield account(people.boris.externalId, { office_org_ais_id: aisIds.boris })
  yield account(people.galina.externalId, { office_org_ais_id: aisIds.galina })
  yield account(people.oleg.externalId, { office_org_ais_id: aisIds.oleg })
  yield account(people.vera.externalId, { office_org_ais_id: aisIds.vera })
}
