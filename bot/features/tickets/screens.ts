import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import type { TicketRow } from '../../../db/repos/tickets.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { shortName } from '../../../domain/membership/person-name.ts'
import { chairsMove, TICKET_STATES, type TicketState } from '../../../domain/ticket/funnel.ts'
import { UNDO_SECONDS, writeMoment } from '../../../domain/undo.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What is marked in the list of a state's members. */
export interface Marked {
  orgId: number
  state: TicketState
  page: number
  selected: readonly number[]
}

/** The list of one state is read page by page; so many fit a phone. */
export const PAGE = 8

/** How many cards are in each state; a button for each that has some. */
export function countsScreen(orgId: number, name: string, counts: ReadonlyMap<string, number>): Screen {
  const states = TICKET_STATES.filter((state) => (counts.get(state) ?? 0) > 0)
  return {
    text: { key: 'tickets.title', vars: { name } },
    more: [states.length > 0 ? { key: 'tickets.how' } : { key: 'tickets.none' }],
    buttons: [
      ...states.map((state): Button[] => [
        {
          label: { key: stateKey(state), vars: { count: counts.get(state) ?? 0 } },
          route: 'tickets.list',
          args: [orgId, state, 0],
        },
      ]),
      [{ label: { key: 'common.back' }, route: 'office', args: [orgId] }, HOME],
    ],
  }
}

/** Members whose cards are in a state, to mark and to move on together. */
export function listScreen(marked: Marked, rows: readonly TicketRow[], total: number): Screen {
  const { orgId, state, page, selected } = marked
  const to = chairsMove(state)
  const last = Math.max(0, Math.ceil(total / PAGE) - 1)
  const turning: Button[] = [
    ...(page > 0 ? [pageButton('applications.earlier', marked, page - 1)] : []),
    ...(page < last ? [pageButton('applications.later', marked, page + 1)] : []),
  ]
  return {
    text: { key: stateKey(state), vars: { count: total } },
    more: [to ? { key: 'tickets.mark' } : { key: 'tickets.wait' }],
    buttons: [
      ...rows.map((row): Button[] => [memberButton(row, to && selected.includes(row.id))]),
      ...(to && rows.length > 1
        ? [[{ label: { key: 'tickets.page' }, route: 'tickets.toggle', args: ['page'] } as Button]]
        : []),
      ...(turning.length > 0 ? [turning] : []),
      ...(to && selected.length > 0 ? [[moveButton(to, selected.length)]] : []),
      [{ label: { key: 'common.back' }, route: 'tickets', args: [orgId] }, HOME],
    ],
  }
}

function memberButton(row: TicketRow, isSelected: boolean | undefined): Button {
  const { middleName, ...name } = row
  const vars = {
    name: shortName({ ...name, ...(middleName && { middleName }) }),
    day: row.ticketStatusOn ? writtenDate(row.ticketStatusOn) : '',
    since: row.ticketStatusOn !== null,
  }
  const key = isSelected ? 'tickets.member.marked' : 'tickets.member'
  return { label: { key, vars }, route: 'tickets.toggle', args: [row.id] }
}

function pageButton(
  key: 'applications.earlier' | 'applications.later',
  { orgId, state }: Marked,
  page: number,
): Button {
  return { label: { key }, route: 'tickets.list', args: [orgId, state, page] }
}

function moveButton(to: TicketState, count: number): Button {
  return {
    label: { key: `tickets.move.${to}` as MessageKey, vars: { count } },
    route: 'tickets.move',
    style: 'primary',
  }
}

/** What was moved, and the way back within a minute. */
export function movedScreen(orgId: number, to: TicketState, count: number, movedAt: Date): Screen {
  return {
    text: { key: `tickets.moved.${to}` as MessageKey, vars: { count } },
    more: [{ key: 'tickets.undo.hint', vars: { seconds: UNDO_SECONDS } }],
    buttons: [
      [
        {
          label: { key: 'tickets.undo' },
          route: 'tickets.undo',
          args: [orgId, writeMoment(movedAt)],
        },
      ],
      [{ label: { key: 'tickets.back' }, route: 'tickets', args: [orgId] }, HOME],
    ],
  }
}

function stateKey(state: TicketState): MessageKey {
  return `tickets.state.${state}`
}
