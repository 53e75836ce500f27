import type { MemberStatus } from '../../membership/status.ts'
import type { Cell } from '../csv.ts'
import { inventPhone, type PersonName } from './people.ts'
import type { Random } from './random.ts'
import { lots, Urn } from './urn.ts'

/** How many members have which trait; every count comes out exactly. */
export interface MemberCounts {
  members: number
  working: number
  students: number
  pensioners: number
  noStatus: number
  plasticTickets: number
  refused: number
  refusedWithApp: number
  appUsers: number
  profcardsParticipants: number
  joinedOnline: number
}

/** Of the plastic cards so many are handed over; the others are produced and wait for «Выдан». */
const ISSUED_SHARE = 0.84
/** What else there is of those who have no plastic card and did not refuse it, as shares of them; the rest have nothing. */
const UNDER_WAY = { requested: 0.12, reissue: 0.01 }

export interface Traits {
  status: MemberStatus | 'unknown'
  ticket: 'none' | 'requested' | 'produced' | 'issued' | 'refused' | 'reissue'
  app: boolean
  bonus: boolean
  online: boolean
}

/** Hands out traits member by member. `first` takes its own out before anybody draws. */
export function traitsOf(
  counts: MemberCounts,
  random: Random,
): { draw(): Traits; first(traits: Traits): Traits } {
  const { members, plasticTickets, refused, refusedWithApp, appUsers } = counts
  const status = new Urn<Traits['status']>([
    ['working', counts.working],
    ['student', counts.students],
    ['pensioner', counts.pensioners],
    ['unknown', counts.noStatus],
  ])
  const issued = Math.round(plasticTickets * ISSUED_SHARE)
  const open = members - plasticTickets - refused
  const [requested, reissue] = [Math.ceil(open * UNDER_WAY.requested), Math.floor(open * UNDER_WAY.reissue)]
  const ticket = new Urn<Traits['ticket']>([
    ['issued', issued],
    ['produced', plasticTickets - issued],
    ['refused', refused],
    ['requested', requested],
    ['reissue', reissue],
    ['none', open - requested - reissue],
  ])
  const appOfRefused = lots(refusedWithApp, refused)
  const appOfOthers = lots(appUsers - refusedWithApp, members - refused)
  const bonus = lots(counts.profcardsParticipants, members)
  const online = lots(counts.joinedOnline, members)
  const appOf = (drawn: Traits['ticket']) => (drawn === 'refused' ? appOfRefused : appOfOthers)
  return {
    draw() {
      const drawn = ticket.draw(random)
      return {
        status: status.draw(random),
        ticket: drawn,
        app: appOf(drawn).draw(random),
        bonus: bonus.draw(random),
        online: online.draw(random),
      }
    },
    first: (wanted) => ({
      status: status.take(wanted.status),
      ticket: ticket.take(wanted.ticket),
      app: appOf(wanted.ticket).take(wanted.app),
      bonus: bonus.take(wanted.bonus),
      online: online.take(wanted.online),
    }),
  }
}

/** Where phones of members begin: the great registry has more members than one series has numbers. */
export type PhoneSeries = 2 | 5

/** What a row of a member is made of. */
export interface MemberSpec {
  org: string
  /** place among all members, from 0 */
  at: number
  name: PersonName
  traits: Traits
  asOf: string
  series: PhoneSeries
}

export function memberCells(spec: MemberSpec, random: Random): Record<string, Cell> {
  const { at, traits, asOf } = spec
  const carded = ['produced', 'issued', 'reissue'].includes(traits.ticket)
  const birthday = birthDate(traits, random)
  const [hasPhone, hasEmail, hasBirthday] = [random.chance(0.93), random.chance(0.6), random.chance(0.985)]
  return {
    ais_id: memberId(at),
    org_ais_id: spec.org,
    ...spec.name,
    birth_date: hasBirthday ? birthday : null,
    status: traits.status === 'unknown' ? null : traits.status,
    joined_on: random.day(traits.online ? '2022-01-10' : '2020-10-12', asOf),
    joined_online: traits.online,
    phone: hasPhone ? inventPhone(spec.series, sharedNumber(at)) : null,
    email: hasEmail ? `member-${at + 1}@example.org` : null,
    ticket_number: carded ? `44${String(at + 1).padStart(7, '0')}` : null,
    ticket_status: traits.ticket,
    ticket_status_on: traits.ticket === 'none' ? null : random.day('2021-12-06', asOf),
    app_installed: traits.app,
    profcards_participant: traits.bonus,
  }
}

export function memberId(at: number): string {
  return `m-${String(at + 1).padStart(6, '0')}`
}

function birthDate({ status }: Traits, random: Random): string {
  if (status === 'student') return random.day('2000-01-01', '2006-09-01')
  if (status === 'pensioner') return random.day('1942-01-01', '1962-12-31')
  return random.day('1962-01-01', '1999-12-31')
}

/** A couple at one phone, one in so many: there the birth date has to be asked. */
function sharedNumber(at: number): number {
  return at % 250 === 1 ? at : at + 1
}

/** One in so many is entered twice, in two primaries. */
const TWICE_EVERY = 800

/** Makes some rows the same person as an earlier one: the same name and birth date. */
export function twiceEntered(): (at: number, cells: Record<string, Cell>) => void {
  let earlier: Record<string, Cell> | undefined
  return (at, cells) => {
    if (earlier && at % TWICE_EVERY === 0) Object.assign(cells, earlier)
    if (at % TWICE_EVERY !== TWICE_EVERY / 2) return
    const { last_name, first_name, middle_name, birth_date } = cells
    earlier = { last_name, first_name, middle_name, birth_date }
  }
}
