import { apportion, apportionBetween, apportionCapped } from '../apportion.ts'
import type { MemberCounts } from '../member-cells.ts'
import type { RegionFigures } from '../region-figures.ts'
import type { UnionTotals } from './totals.ts'

/** Members by the consolidated report of a region, which knows no member without status. */
export interface StatCounts {
  members: number
  working: number
  students: number
  pensioners: number
}

/** Members and their traits, region by region. A region without a primary has no member. */
export function memberQuotas(
  figures: readonly RegionFigures[],
  totals: UnionTotals,
  primaries: readonly number[],
): MemberCounts[] {
  const column = (pick: (region: RegionFigures) => number) => figures.map(pick)
  const members = apportion(
    totals.members,
    figures.map((region, at) => ((primaries[at] ?? 0) > 0 ? region.members : 0)),
  )
  const noStatus = apportionCapped(
    totals.noStatus,
    column((region) => region.noStatus),
    members,
  )
  const known = less(members, noStatus)
  const pensioners = apportionCapped(
    totals.pensioners,
    column((region) => region.pensioners),
    known,
  )
  const active = less(known, pensioners)
  const students = apportionCapped(
    totals.students,
    column((region) => region.students),
    active,
  )
  const working = less(active, students)
  const share = (total: number, pick: (region: RegionFigures) => number) =>
    apportionCapped(total, column(pick), members)
  const plasticTickets = share(totals.plasticTickets, (region) => region.plasticTickets)
  const appUsers = share(totals.appUsers, (region) => region.appUsers)
  const profcards = share(totals.profcardsParticipants, (region) => region.profcardsParticipants)
  const joinedOnline = share(totals.joinedOnline, (region) => region.joinedOnline)
  // Nobody refuses what he has: a refusal is of those without a plastic card.
  const without = less(members, plasticTickets)
  const refused = apportionCapped(totals.refused, without, without)
  const refusedWithApp = apportionBetween(
    totals.refusedWithApp,
    refused,
    less(appUsers, less(members, refused)).map((count) => Math.max(0, count)),
    refused.map((count, at) => Math.min(count, appUsers[at] ?? 0)),
  )
  return figures.map((_, at) => {
    const of = (counts: readonly number[]) => counts[at] ?? 0
    return {
      members: of(members),
      working: of(working),
      students: of(students),
      pensioners: of(pensioners),
      noStatus: of(noStatus),
      plasticTickets: of(plasticTickets),
      refused: of(refused),
      refusedWithApp: of(refusedWithApp),
      appUsers: of(appUsers),
      profcardsParticipants: of(profcards),
      joinedOnline: of(joinedOnline),
    }
  })
}

export function statQuotas(figures: readonly RegionFigures[], { stat }: UnionTotals): StatCounts[] {
  const members = apportion(
    stat.membersTotal,
    figures.map((region) => region.statMembers),
  )
  const pensioners = apportionCapped(
    stat.pensioners,
    figures.map((region) => region.stat.pensioners),
    members,
  )
  const active = less(members, pensioners)
  const students = apportionCapped(
    stat.students,
    figures.map((region) => region.stat.students),
    active,
  )
  const working = less(active, students)
  return figures.map((_, at) => ({
    members: members[at] ?? 0,
    working: working[at] ?? 0,
    students: students[at] ?? 0,
    pensioners: pensioners[at] ?? 0,
  }))
}

function less(ones: readonly number[], others: readonly number[]): number[] {
  return ones.map((one, at) => one - (others[at] ?? 0))
}
