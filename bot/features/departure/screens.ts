import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { mayHoldPlastic } from '../../../domain/membership/departure.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { readTicketStatus } from '../../../domain/ticket/ticket-status.ts'

export const TRANSFER = 'transfer'
export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const ALL: Button = { label: { key: 'applications.all' }, route: 'applications' }
const PROFILE: Button = { label: { key: 'menu.profile' }, route: 'profile' }
const CONFIRMED = 'yes'

export function personOf({ member: { lastName, firstName, middleName } }: DepartureRow): string {
  return fullName({ lastName, firstName, ...(middleName && { middleName }) })
}

/** Has the member, as far as is known, a plastic card to hand in? */
export function hasCard({ member }: DepartureRow): boolean {
  return mayHoldPlastic(readTicketStatus(member.ticketStatus))
}

export function leaveScreen(): Screen {
  return {
    text: { key: 'departure.leave.ask' },
    buttons: [
      [{ label: { key: 'departure.transferInstead' }, route: 'transfer' }],
      [{ label: { key: 'departure.paper' }, route: 'statement', args: ['leave'] }],
      [{ label: { key: 'departure.leave.send' }, route: 'leave', args: [CONFIRMED], style: 'danger' }],
      [PROFILE, HOME],
    ],
  }
}

/** Where to. */
export function placeScreen(): Screen {
  const out: Button[] = [{ label: { key: 'common.cancel' }, route: 'cancel' }, HOME]
  return { text: { key: 'departure.transfer.ask' }, buttons: [out] }
}

export function transferScreen(to: string): Screen {
  return {
    text: { key: 'departure.transfer.review', vars: { to } },
    buttons: [
      [{ label: { key: 'departure.transfer.send' }, route: 'transfer', args: [CONFIRMED], style: 'primary' }],
      [{ label: { key: 'join.edit.place' }, route: 'edit', args: [TRANSFER, 'place'] }],
      [PROFILE, HOME],
    ],
  }
}

/** A word to the person, with ways on. */
export function wordScreen(text: Text): Screen {
  return { text, buttons: [[PROFILE, HOME]] }
}

/** What is asked of who decides next: to confirm that somebody leaves, to let go, to take on. */
export function askScreen(row: DepartureRow): Screen {
  return { text: askText(row), buttons: [...answerButtons(row), [ALL, HOME]] }
}

export function askText(row: DepartureRow): Text {
  const vars = {
    ...{ name: personOf(row), from: row.from.name, to: row.to?.name ?? '' },
    card: hasCard(row) ? 'yes' : 'no',
  }
  return { key: `departure.decide.${askedOf(row)}`, vars }
}

/** Membership is voluntary: whoever leaves is never refused, only waited for. */
export function answerButtons(row: DepartureRow): Button[][] {
  const asked = askedOf(row)
  const press = (label: Text, answer: string): Button => ({
    ...{ label, route: 'departure', args: [row.id, row.state, answer] },
    ...(answer === 'yes' && { style: 'primary' as const }),
  })
  if (asked !== 'leave')
    return [[press({ key: `departure.yes.${asked}` }, 'yes'), press({ key: 'departure.no' }, 'no')]]
  const wait = press({ key: 'departure.notYet' }, 'no')
  if (!hasCard(row)) return [[press({ key: 'departure.yes.paper' }, 'yes')], [wait]]
  const withoutCard = press({ key: 'departure.yes.withoutCard' }, 'without')
  return [[press({ key: 'departure.yes.leave' }, 'yes')], [withoutCard], [wait]]
}

/** The second look before somebody is struck off. `answer`: whether the card is in the decider's hands, too. */
export function strikeOffScreen(row: DepartureRow, answer: 'yes' | 'without'): Screen {
  const card = !hasCard(row) ? 'none' : answer === 'yes' ? 'in' : 'lost'
  return {
    text: { key: 'departure.strikeOff.ask', vars: { name: personOf(row), from: row.from.name, card } },
    buttons: [
      [
        {
          label: { key: 'departure.strikeOff' },
          route: 'departure',
          args: [row.id, row.state, answer, CONFIRMED],
          style: 'danger',
        },
      ],
      [{ label: { key: 'common.back' }, route: 'departure', args: [row.id] }, HOME],
    ],
  }
}

/** A word to who decides on why there is nothing to see or do. */
export function noticeScreen(text: Text): Screen {
  return { text, buttons: [[ALL, HOME]] }
}

function askedOf({ kind, state }: DepartureRow): 'leave' | 'release' | 'take' {
  if (kind !== 'transfer') return 'leave'
  return state === 'released' ? 'take' : 'release'
}
