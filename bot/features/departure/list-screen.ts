import type { Button, Screen } from '../../../core/screen.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { HOME } from './screens.ts'
import { departureButton } from './waiting-buttons.ts'

/** Everybody who waits to leave or to go over, a page at a time. */
export function listScreen({
  rows,
  total,
  number,
  size,
}: {
  rows: DepartureRow[]
  total: number
  number: number
  size: number
}): Screen {
  const page = (key: 'applications.earlier' | 'applications.later', to: number): Button => ({
    label: { key },
    ...{ route: 'departures', args: [to] },
  })
  const turning = [
    ...(number > 0 ? [page('applications.earlier', number - 1)] : []),
    ...((number + 1) * size < total ? [page('applications.later', number + 1)] : []),
  ]
  return {
    text: { key: 'departures.title', vars: { total } },
    buttons: [
      ...rows.map((row) => [departureButton(row)]),
      ...(turning.length > 0 ? [turning] : []),
      [{ label: { key: 'applications.all' }, route: 'applications' }, HOME],
    ],
  }
}
