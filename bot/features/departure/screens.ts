import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { fullName } from '../../../domain/membership/person-name.ts'

export const TRANSFER = 'transfer'
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const END: Button[] = [{ label: { key: 'menu.profile' }, route: 'profile' }, HOME]

function personOf({ member: { middleName, ...name } }: DepartureRow): string {
  return fullName({ ...name, ...(middleName && { middleName }) })
}

/** The own wish: where it is, and taking it back. */
export function ownScreen(row: DepartureRow): Screen {
  const vars = { from: row.from.name, to: row.to?.name ?? '' }
  const state = row.state === 'released' ? 'released' : 'submitted'
  return {
    text: { key: row.to ? `departure.own.${state}` : 'departure.own.leave', vars },
    buttons: [[{ label: { key: 'departure.withdraw' }, route: 'departure.withdraw', args: [row.id] }], END],
  }
}

export function leaveScreen(): Screen {
  return {
    text: { key: 'departure.leave.ask' },
    buttons: [
      [{ label: { key: 'departure.leave.send' }, route: 'leave', args: ['yes'], style: 'danger' }],
      [{ label: { key: 'departure.transferInstead' }, route: 'transfer' }],
      END,
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
      [{ label: { key: 'departure.transfer.send' }, route: 'transfer', args: ['yes'], style: 'primary' }],
      [{ label: { key: 'join.edit.place' }, route: 'edit', args: [TRANSFER, 'place'] }],
      END,
    ],
  }
}

/** What is asked of who decides next: letting somebody go, or taking somebody on. */
export function decideScreen(row: DepartureRow): Screen {
  const key = row.state === 'released' ? 'take' : row.to ? 'release' : 'leave'
  const vars = { name: personOf(row), from: row.from.name, to: row.to?.name ?? '' }
  return {
    text: { key: `departure.decide.${key}`, vars },
    buttons: [
      [
        {
          label: { key: `departure.yes.${key}` },
          route: 'departure',
          args: [row.id, row.state, 'yes'],
          style: 'primary',
        },
        { label: { key: 'departure.no' }, route: 'departure', args: [row.id, row.state, 'no'] },
      ],
      [HOME],
    ],
  }
}

export function wordScreen(text: Text): Screen {
  return { text, buttons: [END] }
}
