import { expect, test } from 'vitest'
import { printedRegions } from '../../../db/import/generate-registry.ts'
import { percentHalfUp } from '../../../domain/coverage/percent.ts'
import decree from '../../../domain/registry/data/decree.json' with { type: 'json' }
import {
  type NationalPlan,
  planNational,
} from '../../../domain/registry/synthetic/national/national-registry.ts'
import type { RegionQuota } from '../../../domain/registry/synthetic/national/quotas.ts'

const REGIONS = printedRegions()
const SEEDS = [1, 2, 3, 7, 42, 20_221_121]

function sumOf(plan: NationalPlan, pick: (quota: RegionQuota) => number): number {
  return plan.quotas.reduce((sum, quota) => sum + pick(quota), 0)
}

test.each(SEEDS)('seed %i: what the regions get sums up to what the decree prints', (seed) => {
  const plan = planNational(REGIONS, seed, 1)
  const { figures, inRegistry, stat } = decree
  const sum = (pick: (quota: RegionQuota) => number) => sumOf(plan, pick)
  for (const name of ['members', 'working', 'students', 'pensioners', 'noStatus'] as const) {
    expect(
      sum(({ members }) => members[name]),
      name,
    ).toBe(figures[name])
  }
  for (const name of ['plasticTickets', 'appUsers', 'profcardsParticipants', 'joinedOnline'] as const) {
    expect(
      sum(({ members }) => members[name]),
      name,
    ).toBe(figures[name])
  }
  for (const name of ['refused', 'refusedWithApp'] as const) {
    expect(
      sum(({ members }) => members[name]),
      name,
    ).toBe(inRegistry[name])
  }
  for (const name of [
    'primariesClosed',
    'primariesWithoutMembers',
    'primariesWithoutAccess',
    'primariesCreated',
    'territorialsWithoutAccess',
    'withTerritorialRights',
  ] as const) {
    expect(
      sum(({ organisations }) => organisations[name]),
      name,
    ).toBe(inRegistry[name])
  }
  expect(sum(({ organisations }) => organisations.primaries)).toBe(decree.primariesInAis)
  expect(sum(({ organisations }) => organisations.territorials)).toBe(decree.territorialsInAis)
  expect(sum(({ organisations: of }) => of.legalPrimaries + of.legalTerritorials)).toBe(
    inRegistry.legalEntities,
  )
  expect(sum((quota) => quota.stat.members)).toBe(stat.membersTotal)
  expect(sum(({ organisations }) => organisations.stat.primaries)).toBe(stat.primaries)
  expect(
    plan.totals.filings.map((_, at) => [
      sum(({ organisations }) => organisations.reported[at]?.primaries ?? 0),
      sum(({ organisations }) => organisations.reported[at]?.territorials ?? 0),
    ]),
  ).toEqual([
    [23_210, 1466],
    [4924, 108],
    [7680, 126],
    [31_015, 1474],
  ])
})

test.each(SEEDS)('seed %i: every region prints the shares and counts of the decree', (seed) => {
  for (const { region, members, stat, organisations } of planNational(REGIONS, seed, 1).quotas) {
    const pairs: Array<[number | undefined, number | undefined]> = [
      [region.coveragePct, percentHalfUp(members.members, stat.members)],
      [region.ticketPct, percentHalfUp(members.plasticTickets, members.members)],
      [region.onlineCount, members.joinedOnline],
      [region.onlinePct, percentHalfUp(members.joinedOnline, members.members)],
      [region.primaries, organisations.primaries - organisations.primariesClosed],
      [region.primariesReported, organisations.reported.at(-1)?.primaries],
    ]
    for (const [printed, planned] of pairs) {
      if (printed !== undefined) expect(planned, region.key).toBe(printed)
    }
  }
})

test('what the decree calls «all» is all, not nearly all', () => {
  const { quotas } = planNational(REGIONS, 1, 1)
  for (const { region, members, stat } of quotas) {
    if (region.coveragePct === 100) expect(members.members, region.key).toBe(stat.members)
    if (region.ticketPct === 100) expect(members.plasticTickets, region.key).toBe(members.members)
  }
})

test.each([0.0001, 0.0005, 0.001, 0.002, 0.003, 0.007, 0.01, 0.02, 0.05, 0.1, 0.33, 0.5, 0.9, 0.999])(
  'a fraction of %d has a plan, and each region can hold what it gets',
  (fraction) => {
    for (const seed of SEEDS) {
      const plan = planNational(REGIONS, seed, fraction)
      expect(sumOf(plan, ({ members }) => members.members)).toBe(Math.round(2_730_095 * fraction))
      for (const { members, organisations: of, region } of plan.quotas) {
        const peopled = of.primaries - of.primariesWithoutMembers
        expect(peopled, region.key).toBeLessThanOrEqual(members.members)
        expect(peopled > 0, region.key).toBe(members.members > 0)
        for (const count of [...Object.values(members), ...Object.values(of)]) {
          if (typeof count === 'number') expect(count, region.key).toBeGreaterThanOrEqual(0)
        }
      }
    }
  },
)
