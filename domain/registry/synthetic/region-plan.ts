import { apportion } from './apportion.ts'
import type { Chair } from './chairs.ts'
import type { PersonName } from './people.ts'
import type { Random } from './random.ts'

/** How many of what a filled region holds; every count is met exactly. */
export interface RegionTotals {
  members: number
  statMembers: number
  working: number
  students: number
  pensioners: number
  noStatus: number
  plasticTickets: number
  appUsers: number
  profcardsParticipants: number
  joinedOnline: number
  primaries: number
  primariesReported: number
  territorials: number
  territorialsReported: number
}

/** A region to be filled down to its members. */
export interface RegionPlan {
  /** ais_id of the region, whose own row stands elsewhere */
  aisId: string
  totals: RegionTotals
  asOf: string
  reportAsOf: string
  timeZone: string
  towns: readonly string[]
  /** people who have a fixed place, by what they are */
  territorialChair?: Chair
  primaryChair?: Chair
  member?: PersonName & { birth_date: string; phone: string }
}

/** One primary of the plan. */
export interface PlannedPrimary {
  aisId: string
  number: number
  /** null: directly under the region */
  territorial: number | null
  members: number
  statMembers: number
  reported: boolean
}

/** One in so many primaries has not one member in the registry. */
const WITHOUT_MEMBERS_EVERY = 11
/** One in so many hangs directly under the region. */
const UNDER_REGION_EVERY = 29

/** Shares members, reports and places out among the primaries. The first one is the demo chair's. */
export function planPrimaries({ totals }: RegionPlan, random: Random): PlannedPrimary[] {
  const numbers = Array.from({ length: totals.primaries }, (_, at) => at)
  const sizes = numbers.map((at) => (at === 0 ? 1 : 0.25 + 1.5 * random.next()))
  const present = sizes.map((size, at) => (at % WITHOUT_MEMBERS_EVERY === 7 ? 0 : size))
  const members = apportion(totals.members, present)
  const stat = apportion(totals.statMembers, sizes)
  const others = random.shuffle(numbers.slice(1)).slice(0, Math.max(0, totals.primariesReported - 1))
  const reported = new Set([0, ...others])
  return numbers.map((at) => ({
    aisId: primaryId(at),
    number: at + 1,
    territorial: at > 0 && at % UNDER_REGION_EVERY === 13 ? null : at % totals.territorials,
    members: members[at] ?? 0,
    statMembers: stat[at] ?? 0,
    reported: reported.has(at),
  }))
}

export function primaryId(at: number): string {
  return `p-${String(at + 1).padStart(4, '0')}`
}

export function territorialId(at: number): string {
  return `t-${String(at + 1).padStart(2, '0')}`
}
