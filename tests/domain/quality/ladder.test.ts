import { expect, test } from 'vitest'
import { dueReminder, readLadder, rungFor } from '../../../domain/quality/ladder.ts'

const day = (n: number) => new Date(Date.UTC(2022, 10, 1 + n, 7))

test('a gap climbs the ladder with the days', () => {
  const names = [0, 6, 7, 13, 14, 29, 30, 400].map((n) => rungFor(day(0), day(n)).name)
  expect(names).toEqual([
    'fresh',
    'fresh',
    'attention',
    'attention',
    'urgent',
    'urgent',
    'escalate',
    'escalate',
  ])
})

test('a reminder is due for a new gap, not again the next day, and on the next rung', () => {
  expect(dueReminder([{ openedAt: day(0), rung: null, lastRemindedAt: null }], day(0))).toBe(true)
  const reminded = { openedAt: day(0), rung: 'fresh', lastRemindedAt: day(0) }
  expect(dueReminder([reminded], day(1))).toBe(false)
  expect(dueReminder([reminded], day(7))).toBe(true)
  expect(dueReminder([{ ...reminded, rung: 'urgent', lastRemindedAt: day(15) }], day(18))).toBe(false)
  expect(dueReminder([{ ...reminded, rung: 'urgent', lastRemindedAt: day(15) }], day(19))).toBe(true)
  expect(dueReminder([], day(1))).toBe(false)
})

test('a ladder out of order is refused', () => {
  const rungs = [
    { name: 'fresh', fromDay: 0, everyDays: 1 },
    { name: 'urgent', fromDay: 0, everyDays: 1 },
  ]
  expect(() => readLadder({ rungs })).toThrow(/later/)
})
