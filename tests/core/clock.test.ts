import { expect, test } from 'vitest'
import { MovableClock, systemClock } from '../../core/clock.ts'
import { calendarDate } from '../../core/time-zone.ts'
import { writtenDate } from '../../domain/calendar-date.ts'

test('the system clock says what the machine says', () => {
  const before = Date.now()
  const now = systemClock.now().getTime()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

test('a movable clock starts at the present and runs on from where it was moved to', () => {
  const clock = new MovableClock()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  const monday = new Date(Date.now() + 7 * 24 * 3_600_000)
  clock.moveTo(monday)
  const passed = clock.now().getTime() - monday.getTime()
  expect(passed).toBeGreaterThanOrEqual(0)
  expect(passed).toBeLessThan(1000)
})

test('a movable clock refuses the past and stays where it was', () => {
  const clock = new MovableClock()
  const ahead = new Date(Date.now() + 3_600_000)
  clock.moveTo(ahead)
  expect(() => clock.moveTo(new Date())).toThrow(RangeError)
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(ahead.getTime())
})

test.each([
  ['2022-11-20T20:59:59Z', 'Europe/Moscow', '2022-11-20'],
  ['2022-11-20T21:00:00Z', 'Europe/Moscow', '2022-11-21'],
  ['2022-11-20T13:00:00Z', 'Asia/Kamchatka', '2022-11-21'],
  ['2022-11-20T21:30:00Z', 'Europe/Kaliningrad', '2022-11-20'],
])('%s in %s is %s', (moment, zone, date) => {
  expect(calendarDate(new Date(moment), zone)).toBe(date)
})

test('a date is written as people write it', () => {
  expect(writtenDate('2022-11-21')).toBe('21.11.2022')
})
