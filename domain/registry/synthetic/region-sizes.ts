import { percentHalfUp } from '../../coverage/percent.ts'
import decreeData from '../data/decree.json' with { type: 'json' }
import type { PrintedRegion } from './printed-region.ts'
import { Random } from './random.ts'

export type Decree = typeof decreeData

/** Members in the АИС and in the statistical report. */
export interface RegionSize {
  members: number
  statMembers: number
}

/** Below it a region counts as a small register when the sizes that nobody printed are chosen, per cent. */
const LOW_COVERAGE = 50

/**
 * Sizes whose printed percentages are the decree's and whose sums are its totals. A region with online joins has
 * a report as large as its printed share of the report says; `chosen` has as many members as it says; the others get
 * a weight; one okrug takes what rounding leaves over.
 */
export function regionSizes(
  regions: readonly PrintedRegion[],
  decree: Decree,
  seed: number,
  chosen?: { key: string; members: number },
): RegionSize[] {
  const random = new Random(seed, 'sizes')
  const weights = regions.map(() => 0.5 + random.next())
  const chosenSize = ({ key, coveragePct }: PrintedRegion) =>
    key === chosen?.key && coveragePct ? sizeOf(chosen.members, coveragePct) : undefined
  const sizes = regions.map(
    (region) => printedSize(region) ?? givenSize(region, decree) ?? chosenSize(region),
  )
  const scale = freeScale(regions, decree, sizes, weights)
  const filled = regions.map((region, at) => {
    const known = sizes[at]
    if (known || region.coveragePct === undefined) return known ?? { members: 0, statMembers: 0 }
    const stat = (weights[at] ?? 1) * (region.coveragePct < LOW_COVERAGE ? scale.low : scale.high)
    const members = Math.max(1, Math.round((stat * region.coveragePct) / 100))
    return sizeOf(printable(members, region.ticketPct), region.coveragePct)
  })
  return withRemainder(regions, decree, filled)
}

function printedSize({ onlineCount, onlinePct, coveragePct }: PrintedRegion): RegionSize | undefined {
  if (!onlineCount || !onlinePct || !coveragePct) return undefined
  const middle = Math.round((onlineCount * 100) / onlinePct)
  for (const statMembers of [middle, middle + 1, middle - 1]) {
    const members = Math.round((statMembers * coveragePct) / 100)
    const prints =
      percentHalfUp(onlineCount, statMembers) === onlinePct &&
      percentHalfUp(members, statMembers) === coveragePct
    if (prints) return { members, statMembers }
  }
  throw new RangeError('no report prints the online share and the coverage')
}

/** The next number from `members` on of which some part prints as `pct`: a small one has too coarse steps. */
function printable(members: number, pct: number | undefined): number {
  if (pct === undefined) return members
  let size = members
  while (percentHalfUp(Math.round((size * pct) / 100), size) !== pct) size++
  return size
}

/** The report's members such that `members` of them print as `coveragePct`. */
function sizeOf(members: number, coveragePct: number): RegionSize {
  const statMembers = Math.round((members * 100) / coveragePct)
  for (const shift of [0, 1, -1, 2, -2]) {
    if (percentHalfUp(members, statMembers + shift) === coveragePct) {
      return { members, statMembers: statMembers + shift }
    }
  }
  throw new RangeError(`no report prints ${members} members as ${coveragePct} per cent`)
}

function givenSize(region: PrintedRegion, decree: Decree): RegionSize | undefined {
  const okrug = Object.entries(decree.okrugs).find(([key]) => key === region.key)?.[1]
  return okrug && 'members' in okrug ? { members: okrug.members, statMembers: okrug.statMembers } : undefined
}

/** Members of the report for one unit of weight, for the two kinds of region: two equations, two unknowns. */
function freeScale(
  regions: readonly PrintedRegion[],
  decree: Decree,
  sizes: ReadonlyArray<RegionSize | undefined>,
  weights: readonly number[],
): { low: number; high: number } {
  let [members, stat] = [decree.figures.members, decree.stat.membersTotal]
  const sums = { low: { members: 0, stat: 0 }, high: { members: 0, stat: 0 } }
  for (const [at, region] of regions.entries()) {
    const size = sizes[at]
    if (size) {
      members -= size.members
      stat -= size.statMembers
    } else if (region.coveragePct !== undefined) {
      const group = region.coveragePct < LOW_COVERAGE ? sums.low : sums.high
      group.stat += weights[at] ?? 1
      group.members += ((weights[at] ?? 1) * region.coveragePct) / 100
    }
  }
  // What the okrug of the remainder is meant to have: about the size of its neighbour twice over.
  members -= 33_000
  stat -= 36_000
  const { low, high } = sums
  const determinant = high.members * low.stat - low.members * high.stat
  return {
    high: (members * low.stat - low.members * stat) / determinant,
    low: (high.members * stat - members * high.stat) / determinant,
  }
}

function withRemainder(
  regions: readonly PrintedRegion[],
  decree: Decree,
  sizes: readonly RegionSize[],
): RegionSize[] {
  const left = sizes.reduce(
    (rest, size) => ({
      members: rest.members - size.members,
      statMembers: rest.statMembers - size.statMembers,
    }),
    { members: decree.figures.members, statMembers: decree.stat.membersTotal },
  )
  const takers = Object.entries(decree.okrugs).filter(([, okrug]) => 'takesRemainder' in okrug)
  return sizes.map((size, at) => (takers.some(([key]) => key === regions[at]?.key) ? left : size))
}
