import type { Cell } from '../csv.ts'
import { apportion } from './apportion.ts'
import type { Random } from './random.ts'
import { type PlannedPrimary, type RegionPlan, territorialId } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'

/** Days before the plan's date at which earlier figures were kept, with the share of members there were then. */
const EARLIER: ReadonlyArray<{ days: number; share: number }> = [
  { days: 7, share: 0.99 },
  { days: 91, share: 0.93 },
]

/** Primaries file one of three forms; the mass of them the last. */
function formOf({ number }: PlannedPrimary): '3-СП' | '4-СП' | '5-СП' {
  if (number % 19 === 0) return '3-СП'
  return number % 67 === 0 ? '4-СП' : '5-СП'
}

/** Reports of the primaries and territorials that filed one, some made by the АИС itself and some by hand. */
export function* regionReports(
  plan: RegionPlan,
  primaries: readonly PlannedPrimary[],
): Generator<SyntheticRow> {
  for (const primary of primaries) {
    if (!primary.reported) continue
    yield row('stat_reports', {
      org_ais_id: primary.aisId,
      form: formOf(primary),
      as_of: plan.reportAsOf,
      source: primary.number % 3 === 1 ? 'manual' : 'auto',
      ...split(plan, primary.statMembers),
    })
  }
  for (let at = 0; at < plan.totals.territorialsReported; at++) {
    const own = primaries.filter((primary) => primary.territorial === at)
    yield row('stat_reports', {
      org_ais_id: territorialId(at),
      form: '2-СП',
      as_of: plan.reportAsOf,
      source: at % 2 === 0 ? 'auto' : 'manual',
      ...split(plan, sum(own.map((primary) => primary.statMembers))),
      primaries: own.length,
      primaries_created: at % 3 === 0 ? 1 : 0,
      with_territorial_rights: 0,
    })
  }
}

/** Figures of earlier dates for the region, its territorials and its primaries, so that a change can be told. */
export function* regionHistory(
  plan: RegionPlan,
  primaries: readonly PlannedPrimary[],
  random: Random,
): Generator<SyntheticRow> {
  for (const { days, share } of EARLIER) {
    const asOf = daysBefore(plan.asOf, days)
    const members = primaries.map((primary) => {
      const less = primary.members * (1 - share) * 2 * random.next()
      return primary.members - Math.round(less)
    })
    const snapshot = (aisId: string, count: number) =>
      row('snapshots', { org_ais_id: aisId, as_of: asOf, ...earlierFigures(plan, count) })
    yield snapshot(plan.aisId, sum(members))
    for (let at = 0; at < plan.totals.territorials; at++) {
      yield snapshot(
        territorialId(at),
        sum(members.filter((_, place) => primaries[place]?.territorial === at)),
      )
    }
    for (const [place, primary] of primaries.entries()) yield snapshot(primary.aisId, members[place] ?? 0)
  }
}

/** Members of a report by status, in the region's proportions: a report has no members without status. */
function split({ totals }: RegionPlan, members: number): Record<string, Cell> {
  const [working, students, pensioners] = apportion(members, [
    totals.working,
    totals.students,
    totals.pensioners,
  ])
  return { members_total: members, working, students, pensioners }
}

function earlierFigures({ totals }: RegionPlan, members: number): Record<string, Cell> {
  const [working, students, pensioners, no_status] = apportion(members, [
    totals.working,
    totals.students,
    totals.pensioners,
    totals.noStatus,
  ])
  const share = (part: number) => Math.round((members * part) / Math.max(1, totals.members))
  return {
    members,
    working,
    students,
    pensioners,
    no_status,
    plastic_tickets: share(totals.plasticTickets),
    app_users: share(totals.appUsers),
    profcards_participants: share(totals.profcardsParticipants),
    joined_online: share(totals.joinedOnline),
  }
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((one, other) => one + other, 0)
}
