import { expect, test } from 'vitest'
import { daysBetween } from '../../../domain/calendar-date.ts'
import { isReminderDue, ladderInForce, rungFor } from '../../../domain/quality/ladder.ts'

const day = (n: number) => new Date(Date.UTC(2022, 10, 1 + n)).toISOString().slice(0, 10)

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

test('an office is told of a new gap, not again the next day, and again when the period of its rung is over', () => {
  expect(isReminderDue([day(0)], null, day(0))).toBe(true)
  expect(isReminderDue([day(0)], day(0), day(1))).toBe(false)
  expect(isReminderDue([day(0)], day(0), day(7))).toBe(true)
  expect(isReminderDue([day(0)], day(15), day(18))).toBe(false)
  expect(isReminderDue([day(0)], day(15), day(19))).toBe(true)
  expect(isReminderDue([], null, day(1))).toBe(false)
})

test('a gap that opened since waits for the next message; the shortest period among the rungs decides when', () => {
  expect(isReminderDue([day(0), day(2)], day(0), day(3))).toBe(false)
  expect(isReminderDue([day(-20), day(2)], day(0), day(3))).toBe(false)
  expect(isReminderDue([day(-20), day(2)], day(0), day(4))).toBe(true)
})

test('days are those of the calendar, across a change of the year', () => {
  expect(daysBetween('2022-12-30', '2023-01-02')).toBe(3)
  expect(daysBetween('2023-01-02', '2022-12-30')).toBe(-3)
})

test('a ladder out of order, or with hours that end before they begin, is refused', () => {
  const rungs = [
    { name: 'fresh', fromDay: 0, everyDays: 1 },
    { name: 'urgent', fromDay: 0, everyDays: 1 },
  ]
  expect(() => ladderInForce({ rungs })).toThrow(/later/)
  expect(() => ladderInForce({ rungs: rungs.slice(0, 1), hours: { from: 18, to: 9 } })).toThrow(/hours/)
})
