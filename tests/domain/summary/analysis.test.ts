import { expect, test } from 'vitest'
import { periodStart, quarterStart } from '../../../domain/summary/analysis.ts'
import { changed, USUAL } from '../../../domain/summary/timetable.ts'

test('in the first month of a quarter people look back on the one before, then on its own beginning', () => {
  expect(periodStart('2023-01-01')).toBe('2022-10-01')
  expect(periodStart('2023-01-31')).toBe('2022-10-01')
  expect(periodStart('2023-02-01')).toBe('2023-01-01')
  expect(periodStart('2022-11-21')).toBe('2022-10-01')
  expect(quarterStart('2022-12-31')).toBe('2022-10-01')
})

test('only days and hours that are offered can be chosen', () => {
  expect(changed(USUAL, 'day', 3)).toMatchObject({ weekday: 3 })
  expect(changed(USUAL, 'day', 0)).toMatchObject({ weekday: 0 })
  expect(changed(USUAL, 'depth', 0)).toMatchObject({ withChildren: false })
  for (const [what, value] of [
    ['day', 7],
    ['day', Number.NaN],
    ['hour', 3],
    ['depth', 2],
    ['shape', 1],
  ] as const)
    expect(changed(USUAL, what, value)).toBeUndefined()
})
