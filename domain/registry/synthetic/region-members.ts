import type { Cell } from '../csv.ts'
import { inventName, inventPhone } from './people.ts'
import type { Random } from './random.ts'
import type { PlannedPrimary, RegionPlan } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'

/** Of the plastic cards so many are handed over; the others are produced and wait for «Выдан». */
const ISSUED_SHARE = 0.84
/** What members without a plastic card have instead, as shares of them; the rest have nothing. */
const WITHOUT_PLASTIC = { refused: 0.075, requested: 0.11, reissue: 0.01 }
/** One in so many is entered twice, in two primaries. */
const TWICE_EVERY = 800
/** People who left, for each hundred who stay. */
const LEFT_PER_HUNDRED = 1

/** The demo's member by her place: no status, refused the plastic, no app, takes part in the bonus programme. */
const DEMO_MEMBER = { status: null, ticket: 'refused', app: false, bonus: true, online: false } as const

/** All members of the region, primary by primary; each count of the plan is met exactly. */
export function* regionMembers(
  plan: RegionPlan,
  primaries: readonly PlannedPrimary[],
  random: Random,
): Generator<SyntheticRow> {
  const traits = drawTraits(plan, random)
  let number = 0
  let [earlier, left] = [row('members', {}), 0]
  for (const primary of primaries) {
    for (let at = 0; at < primary.members; at++) {
      const cells = memberCells(plan, primary.aisId, number, traits(number), random)
      if (number > 0 && number % TWICE_EVERY === 0) Object.assign(cells, sameperson(earlier))
      const member = row('members', cells)
      yield member
      if (number % TWICE_EVERY === TWICE_EVERY / 2) earlier = member
      number++
    }
    for (; left < (number * LEFT_PER_HUNDRED) / 100 && primary.members > 0; left++) {
      yield row('members', { ...leaver(plan, primary.aisId, plan.totals.members + left, random) })
    }
  }
}

function memberId(at: number): string {
  return `m-${String(at + 1).padStart(6, '0')}`
}

interface Traits {
  status: string | null
  ticket: string
  app: boolean
  bonus: boolean
  online: boolean
}

/** Draws each trait for as many members as the plan says; the first member gets the demo's, where there is one. */
function drawTraits(plan: RegionPlan, random: Random): (at: number) => Traits {
  const { totals } = plan
  const status = random.shuffle([
    ...repeat('working', totals.working),
    ...repeat('student', totals.students),
    ...repeat('pensioner', totals.pensioners),
    ...repeat(null, totals.noStatus),
  ])
  const issued = Math.round(totals.plasticTickets * ISSUED_SHARE)
  const without = totals.members - totals.plasticTickets
  const other = Object.entries(WITHOUT_PLASTIC).flatMap(([name, share]) =>
    repeat(name, Math.max(1, Math.round(without * share))),
  )
  const ticket = random.shuffle([
    ...repeat('issued', issued),
    ...repeat('produced', totals.plasticTickets - issued),
    ...other,
    ...repeat('none', without - other.length),
  ])
  const flags = (count: number) =>
    random.shuffle([...repeat(true, count), ...repeat(false, totals.members - count)])
  const [app, bonus, online] = [
    flags(totals.appUsers),
    flags(totals.profcardsParticipants),
    flags(totals.joinedOnline),
  ]
  if (plan.member) {
    giveFirst(status, DEMO_MEMBER.status)
    giveFirst(ticket, DEMO_MEMBER.ticket)
    giveFirst(app, DEMO_MEMBER.app)
    giveFirst(bonus, DEMO_MEMBER.bonus)
    giveFirst(online, DEMO_MEMBER.online)
  }
  return (at) => ({
    status: status[at] ?? null,
    ticket: ticket[at] ?? 'none',
    app: app[at] ?? false,
    bonus: bonus[at] ?? false,
    online: online[at] ?? false,
  })
}

function repeat<T>(value: T, count: number): T[] {
  return Array.from({ length: count }, () => value)
}

/** Swaps so that the first has `wanted`; the counts stay as they are. */
function giveFirst<T>(list: T[], wanted: T): void {
  const from = list.indexOf(wanted)
  const [first, found] = [list[0], list[from]]
  if (from < 0 || first === undefined || found === undefined) return
  list[0] = found
  list[from] = first
}

function memberCells(
  plan: RegionPlan,
  org: string,
  at: number,
  traits: Traits,
  random: Random,
): Record<string, Cell> {
  const carded = ['produced', 'issued', 'reissue'].includes(traits.ticket)
  const birthday =
    traits.status === 'student'
      ? random.day('2000-01-01', '2006-09-01')
      : traits.status === 'pensioner'
        ? random.day('1942-01-01', '1962-12-31')
        : random.day('1962-01-01', '1999-12-31')
  const [hasPhone, hasEmail, hasBirthday] = [random.chance(0.93), random.chance(0.6), random.chance(0.985)]
  const own = at === 0 ? plan.member : undefined
  return {
    ais_id: memberId(at),
    org_ais_id: org,
    ...inventName(random),
    birth_date: hasBirthday ? birthday : null,
    status: traits.status,
    joined_on: traits.online ? random.day('2022-01-10', plan.asOf) : random.day('2020-10-12', plan.asOf),
    joined_online: traits.online,
    phone: hasPhone ? inventPhone(2, sharedNumber(at)) : null,
    email: hasEmail ? `member-${at + 1}@example.org` : null,
    ticket_number: carded ? `44${String(at + 1).padStart(7, '0')}` : null,
    ticket_status: traits.ticket,
    ticket_status_on: traits.ticket === 'none' ? null : random.day('2021-12-06', plan.asOf),
    app_installed: traits.app,
    profcards_participant: traits.bonus,
    ...own,
  }
}

/** A couple at one phone, one in so many: there the birth date has to be asked. */
function sharedNumber(at: number): number {
  return at % 250 === 1 ? at : at + 1
}

function sameperson({ cells }: SyntheticRow): Record<string, Cell> {
  const { last_name, first_name, middle_name, birth_date } = cells
  return { last_name, first_name, middle_name, birth_date }
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
