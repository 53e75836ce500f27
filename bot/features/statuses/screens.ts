import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { WithoutStatus } from '../../../db/repos/member-statuses.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { fullName, shortName } from '../../../domain/membership/person-name.ts'
import { MEMBER_STATUSES, type MemberStatus } from '../../../domain/membership/status.ts'
import { writeMoment } from '../../../domain/undo.ts'
import { shortKey } from '../../../domain/words.ts'

/** Members of one page: a line of text and a row of three buttons each. */
export const PAGE = 6
/** People named before all get a status at once: one look at a phone. */
const NAMED = 10
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

interface List {
  orgId: number
  name: string
  total: number
  page: number
  rows: readonly WithoutStatus[]
}

/** What was just done; `at`: when, where it can be taken back. */
export interface Done {
  text: Text
  at?: Date
}

/** Members without a status, three buttons each, under what was just done. */
export function listScreen({ orgId, name, total, page, rows }: List, done?: Done): Screen {
  const title: Text =
    total > 0
      ? { key: 'statuses.title', vars: { name, count: total } }
      : { key: 'statuses.none', vars: { name } }
  const undo: Text[] = done?.at ? [{ key: 'tickets.undo.hint' }] : []
  const last = Math.max(0, Math.ceil(total / PAGE) - 1)
  const turning = [
    ...(page > 0 ? [pageButton('applications.earlier', orgId, page - 1)] : []),
    ...(page < last ? [pageButton('applications.later', orgId, page + 1)] : []),
  ]
  const lines = rows.map((row, at) => line(row, at + 1))
  return {
    ...(done ? { text: done.text, more: [...undo, title, ...lines] } : { text: title, more: lines }),
    buttons: [
      ...(done?.at ? [[undoButton(orgId, done.at)]] : []),
      ...rows.map(({ id }, at) =>
        MEMBER_STATUSES.map((status) => setButton(status, at + 1, [id, status, page])),
      ),
      ...(turning.length > 0 ? [turning] : []),
      ...(total > 1 ? [[allButton(orgId, total)]] : []),
      [{ label: { key: 'common.back' }, route: 'office', args: [orgId] }, HOME],
    ],
  }
}

function line({ middleName, birthDate, said, ...name }: WithoutStatus, number: number): Text {
  const full = fullName({ ...name, ...(middleName && { middleName }) })
  const vars = {
    ...{ number, name: full, born: birthDate ? writtenDate(birthDate) : 'none' },
    ...{ isSaid: said !== undefined, said: said ? { key: `status.${said}` as const } : '' },
  }
  return { key: 'statuses.line', vars }
}

function setButton(status: MemberStatus, number: number, args: Array<string | number>): Button {
  return { label: { key: `statuses.set.${status}`, vars: { number } }, route: 'status.set', args }
}

function undoButton(orgId: number, at: Date): Button {
  return { label: { key: 'tickets.undo' }, route: 'statuses.undo', args: [orgId, writeMoment(at)] }
}

function allButton(orgId: number, count: number): Button {
  return { label: { key: 'statuses.all', vars: { count } }, route: 'statuses.all', args: [orgId] }
}

function pageButton(key: 'applications.earlier' | 'applications.later', orgId: number, page: number): Button {
  return { label: { key }, route: 'statuses', args: [orgId, page] }
}

/** Those who did not say otherwise of themselves. */
export function mayBe(rows: readonly WithoutStatus[], status: MemberStatus): WithoutStatus[] {
  return rows.filter(({ said }) => said === undefined || said === status)
}

/** Names the people who were counted: a button fills in the status of these and no others. */
export function allMark(orgId: number, status: MemberStatus, ids: readonly number[]): string {
  return shortKey(`${orgId} ${status} ${ids.join(' ')}`)
}

/** How many and whom it is about, before it happens; a button for each status it may be. */
export function allScreen({
  orgId,
  rows,
  changed,
}: {
  orgId: number
  rows: readonly WithoutStatus[]
  changed: boolean
}): Screen {
  const names = rows
    .slice(0, NAMED)
    .map(({ middleName, ...name }) => shortName({ ...name, ...(middleName && { middleName }) }))
  const rest = rows.length - names.length
  const vars = { count: rows.length, names: names.join(', '), rest, isMore: rest > 0 }
  const asked: Text = { key: 'statuses.all.ask', vars }
  const said = rows.filter((row) => row.said).length
  const more: Text[] = [
    ...(said > 0 ? [{ key: 'statuses.all.said' as const, vars: { count: said } }] : []),
    { key: 'statuses.all.undo' },
  ]
  const buttons = MEMBER_STATUSES.flatMap((status): Button[][] => {
    const ids = mayBe(rows, status).map(({ id }) => id)
    if (ids.length === 0) return []
    const label: Text = { key: `statuses.all.${status}`, vars: { count: ids.length } }
    return [[{ label, route: 'statuses.all', args: [orgId, status, allMark(orgId, status, ids)] }]]
  })
  return {
    ...(changed ? { text: { key: 'tickets.all.changed' }, more: [asked, ...more] } : { text: asked, more }),
    buttons: [...buttons, [{ label: { key: 'common.back' }, route: 'statuses', args: [orgId] }, HOME]],
  }
}
