import { percentHalfUp } from '../../coverage/percent.ts'
import { apportion, apportionCapped, apportionRest } from './apportion.ts'
import type { PrintedRegion } from './printed-region.ts'
import { Random } from './random.ts'
import { type Decree, type RegionSize, regionSizes } from './region-sizes.ts'

/** Every figure of one region: printed ones as printed, the others synthetic, all summing to the decree's totals. */
export interface RegionFigures extends RegionSize {
  region: PrintedRegion
  working: number
  students: number
  pensioners: number
  noStatus: number
  plasticTickets: number
  appUsers: number
  profcardsParticipants: number
  joinedOnline: number
  stat: { working: number; students: number; pensioners: number }
  primaries: number
  primariesReported: number
  territorials: number
  territorialsReported: number
}

/** A share of cards that the decree would not have listed stays below it; likewise a share of reports. */
const UNLISTED_TICKETS = 0.68
const UNLISTED_REPORTS = 0.3
/** Regions with up to so many online joins are not listed. */
const UNLISTED_JOINS = 100

export interface FilledRegion {
  key: string
  primaries: number
  primariesReported: number
  territorials: number
  territorialsReported: number
}

/** The figures of all regions and okrugs, in the order of `regions`. */
export function regionFigures(
  regions: readonly PrintedRegion[],
  decree: Decree,
  seed: number,
  filled?: FilledRegion,
): RegionFigures[] {
  const sizes = regionSizes(regions, decree, seed)
  const random = new Random(seed, 'figures')
  const members = sizes.map((size) => size.members)
  const stat = sizes.map((size) => size.statMembers)
  const vary = (base: readonly number[]) => base.map((value) => value * (0.8 + 0.4 * random.next()))
  const pensioners = apportion(decree.figures.pensioners, vary(members))
  const noStatus = apportion(decree.figures.noStatus, vary(members))
  const students = apportion(decree.figures.students, vary(members))
  const appUsers = apportionCapped(decree.figures.appUsers, vary(members), members)
  const profcards = apportionCapped(decree.figures.profcardsParticipants, vary(members), members)
  const statPensioners = apportion(decree.stat.pensioners, stat)
  const statStudents = apportion(decree.stat.students, stat)
  const tickets = ticketCounts(regions, decree, members, vary(members))
  const joined = joinedCounts(regions, decree, members, random)
  const organisations = organisationCounts(regions, decree, filled, stat)
  return regions.map((region, at) => {
    const of = (list: readonly number[]) => list[at] ?? 0
    return {
      region,
      members: of(members),
      statMembers: of(stat),
      pensioners: of(pensioners),
      noStatus: of(noStatus),
      students: of(students),
      working: of(members) - of(pensioners) - of(noStatus) - of(students),
      plasticTickets: of(tickets),
      appUsers: of(appUsers),
      profcardsParticipants: of(profcards),
      joinedOnline: of(joined),
      stat: {
        working: of(stat) - of(statPensioners) - of(statStudents),
        students: of(statStudents),
        pensioners: of(statPensioners),
      },
      primaries: of(organisations.primaries),
      primariesReported: of(organisations.reported),
      territorials: of(organisations.territorials),
      territorialsReported: of(organisations.territorialsReported),
    }
  })
}

function ticketCounts(
  regions: readonly PrintedRegion[],
  decree: Decree,
  members: readonly number[],
  weights: readonly number[],
): number[] {
  const printed = regions.map(({ ticketPct }, at) => {
    if (ticketPct === undefined) return undefined
    const count = Math.round(((members[at] ?? 0) * ticketPct) / 100)
    if (percentHalfUp(count, members[at] ?? 0) !== ticketPct)
      throw new RangeError('no count prints the share')
    return count
  })
  const caps = members.map((count) => Math.floor(count * UNLISTED_TICKETS))
  return apportionRest(decree.figures.plasticTickets, printed, weights, caps)
}

function joinedCounts(
  regions: readonly PrintedRegion[],
  decree: Decree,
  members: readonly number[],
  random: Random,
): number[] {
  const printed = regions.map((region) =>
    decree.withoutOnlineJoins.includes(region.key) ? 0 : region.onlineCount,
  )
  const caps = members.map((count) => Math.min(count, UNLISTED_JOINS))
  return apportionRest(
    decree.figures.joinedOnline,
    printed,
    regions.map(() => 0.5 + random.next()),
    caps,
  )
}

function organisationCounts(
  regions: readonly PrintedRegion[],
  decree: Decree,
  filled: FilledRegion | undefined,
  stat: readonly number[],
) {
  const open = stat.map(() => Number.MAX_SAFE_INTEGER)
  const given = (name: Exclude<keyof FilledRegion, 'key'>, { key }: PrintedRegion) =>
    key === filled?.key ? filled[name] : undefined
  const primaries = apportionRest(
    decree.primariesInAis,
    regions.map((region) => region.primaries ?? given('primaries', region)),
    stat,
    open,
  )
  const all = (counts: readonly number[], at: number, region: PrintedRegion) =>
    decree.allReportsFiled.includes(region.key) ? counts[at] : undefined
  const reported = apportionRest(
    decree.figures.reportsPrimaries,
    regions.map(
      (region, at) =>
        region.primariesReported ?? given('primariesReported', region) ?? all(primaries, at, region),
    ),
    stat,
    primaries.map((count) => Math.floor(count * UNLISTED_REPORTS)),
  )
  const territorials = apportionRest(
    decree.territorialsInAis,
    regions.map((region) => given('territorials', region)),
    primaries,
    primaries,
  )
  const territorialsReported = apportionRest(
    decree.figures.reportsTerritorials,
    regions.map((region, at) => given('territorialsReported', region) ?? all(territorials, at, region)),
    territorials,
    territorials,
  )
  return { primaries, reported, territorials, territorialsReported }
}
