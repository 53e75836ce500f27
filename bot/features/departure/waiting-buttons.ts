import type { Button, Text } from '../../../core/screen.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { shortName } from '../../../domain/membership/person-name.ts'

/** The first of those who wait, and how many there are. */
export interface WaitingDepartures {
  rows: DepartureRow[]
  total: number
}

/** A word on those who wait to leave or to go over, among other matters of the same decider. */
export function waitingText(waiting: WaitingDepartures | undefined): Text[] {
  return waiting && waiting.total > 0 ? [{ key: 'departures.also' }] : []
}

/** The first of them as buttons, and one to all where there are more. */
export function waitingButtons(waiting: WaitingDepartures | undefined): Button[][] {
  if (!waiting) return []
  const { rows, total } = waiting
  const all: Button = { label: { key: 'departures.all', vars: { total } }, route: 'departures' }
  return [...rows.map((row) => [departureButton(row)]), ...(total > rows.length ? [[all]] : [])]
}

export function departureButton({ id, kind, papersAskedAt, member }: DepartureRow): Button {
  const key = kind === 'transfer' ? 'transfer' : papersAskedAt ? 'papers' : 'leave'
  const { lastName, firstName, middleName } = member
  const name = shortName({ lastName, firstName, ...(middleName && { middleName }) })
  return { label: { key: `departures.item.${key}`, vars: { name } }, route: 'departure', args: [id] }
}
