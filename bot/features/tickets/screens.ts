import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { TicketRow } from '../../../db/repos/tickets.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { shortName } from '../../../domain/membership/person-name.ts'
import { chairsMoves, TICKET_STATES, type TicketState } from '../../../domain/ticket/funnel.ts'
import { UNDO_SECONDS, writeMoment } from '../../../domain/undo.ts'
import { shortKey } from '../../../domain/words.ts'

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

/** Names the people who are marked: a button moves these and no others. */
export function markOf({ orgId, state, selected }: Pick<Marked, 'orgId' | 'state' | 'selected'>): string {
  return shortKey(`${orgId} ${state} ${selected.join(' ')}`)
}

/** Names the people of a page: a button marks these and no others. */
export function pageMark({ orgId, state, page }: Marked, rows: ReadonlyArray<{ id: number }>): string {
  return shortKey(`${orgId} ${state} ${page} ${rows.map(({ id }) => id).join(' ')}`)
}

/** Members whose cards are in a state, to mark and to move on together. */
export function listScreen(marked: Marked, rows: readonly TicketRow[], total: number): Screen {
  const { orgId, state, page, selected } = marked
  const moves = chairsMoves(state)
  const last = Math.max(0, Math.ceil(total / PAGE) - 1)
  const turning: Button[] = [
    ...(page > 0 ? [pageButton('applications.earlier', marked, page - 1)] : []),
    ...(page < last ? [pageButton('applications.later', marked, page + 1)] : []),
  ]
  return {
    text: { key: stateKey(state), vars: { count: total } },
    more: [moves.length > 0 ? { key: 'tickets.mark' } : { key: 'tickets.wait' }],
    buttons: [
      ...rows.map((row): Button[] => [
        moves.length > 0 ? memberButton(row, selected.includes(row.id)) : cardButton(row, page),
      ]),
      ...(moves.length > 0 && rows.length > 1 ? [[wholePageButton(marked, rows)]] : []),
      ...(moves.length > 0 && total > rows.length ? [[allButton(marked, total)]] : []),
      ...(turning.length > 0 ? [turning] : []),
      ...(selected.length > 0 ? moves.map((to) => [moveButton(to, marked)]) : []),
      ...(selected.length === 1 ? [[historyButton(Number(selected[0]), page)]] : []),
      [{ label: { key: 'common.back' }, route: 'tickets', args: [orgId] }, HOME],
    ],
  }
}

function memberButton(row: TicketRow, isSelected: boolean): Button {
  const key = isSelected ? 'tickets.member.marked' : 'tickets.member'
  return { label: { key, vars: rowVars(row) }, route: 'tickets.toggle', args: [row.id] }
}

/** Of a card that waits for nobody: there is only its history to see. */
function cardButton(row: TicketRow, page: number): Button {
  return {
    label: { key: 'tickets.member.plain', vars: rowVars(row) },
    route: 'tickets.card',
    args: [row.id, page],
  }
}

function rowVars({ middleName, ticketStatusOn, reason, ...name }: TicketRow) {
  return {
    name: shortName({ ...name, ...(middleName && { middleName }) }),
    day: ticketStatusOn ? writtenDate(ticketStatusOn) : '',
    since: ticketStatusOn !== null,
    reason: reason ?? 'none',
  }
}

/** Marks the whole page; where all of it is marked, takes the marks off. */
function wholePageButton(marked: Marked, rows: readonly TicketRow[]): Button {
  const isWhole = rows.every(({ id }) => marked.selected.includes(id))
  const label: Text = { key: isWhole ? 'tickets.page.unmark' : 'tickets.page' }
  return { label, route: 'tickets.toggle', args: ['page', pageMark(marked, rows)] }
}

function allButton({ orgId, state }: Marked, count: number): Button {
  return { label: { key: 'tickets.all', vars: { count } }, route: 'tickets.all', args: [orgId, state] }
}

function historyButton(memberId: number, page: number): Button {
  return { label: { key: 'tickets.history' }, route: 'tickets.card', args: [memberId, page] }
}

function pageButton(
  key: 'applications.earlier' | 'applications.later',
  { orgId, state }: Marked,
  page: number,
): Button {
  return { label: { key }, route: 'tickets.list', args: [orgId, state, page] }
}

function moveButton(to: TicketState, marked: Marked): Button {
  const label = { key: `tickets.move.${to}` as MessageKey, vars: { count: marked.selected.length } }
  const isRefusal = to === 'refused'
  return {
    ...{ label, route: 'tickets.move', args: [markOf(marked), to] },
    ...(!isRefusal && { style: 'primary' as const }),
  }
}

/** What will happen to everybody in a state, before it happens. `mark` names those who were counted. */
export function allScreen(
  { orgId, state, to }: { orgId: number; state: TicketState; to: TicketState },
  { count, mark, changed }: { count: number; mark: string; changed: boolean },
): Screen {
  const vars = { count, from: { key: nameKey(state) }, to: { key: nameKey(to) } }
  const asked: Text = { key: 'tickets.all.ask', vars }
  const label: Text = { key: `tickets.move.${to}` as MessageKey, vars: { count } }
  return {
    ...(changed ? { text: { key: 'tickets.all.changed' }, more: [asked] } : { text: asked }),
    buttons: [
      [{ label, route: 'tickets.all', args: [orgId, state, mark], style: 'primary' }],
      [{ label: { key: 'common.back' }, route: 'tickets.list', args: [orgId, state, 0] }, HOME],
    ],
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

export function nameKey(state: TicketState): MessageKey {
  return `tickets.name.${state}`
}
