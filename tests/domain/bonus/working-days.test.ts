import { expect, test } from 'vitest'
import { type CashbackFacts, cashbackEnd } from '../../../domain/bonus/missing-cashback.ts'
import { confirmedBy, NOTHING_MOVED, readMovedDays } from '../../../domain/bonus/working-days.ts'

test('three working days: weekends and holidays do not count', () => {
  expect(confirmedBy('2022-11-21', NOTHING_MOVED)).toBe('2022-11-24')
  expect(confirmedBy('2022-11-18', NOTHING_MOVED)).toBe('2022-11-23')
  expect(confirmedBy('2022-11-19', NOTHING_MOVED)).toBe('2022-11-23')
  expect(confirmedBy('2022-12-30', NOTHING_MOVED)).toBe('2023-01-11')
})

test('days that the government moved are taken from an admin', () => {
  const moved = readMovedDays('09.01.2023, +24.12.2022')
  expect(moved).toEqual({ off: ['2023-01-09'], worked: ['2022-12-24'] })
  if (!moved) return
  expect(confirmedBy('2022-12-30', moved)).toBe('2023-01-12')
  expect(confirmedBy('2022-12-22', moved)).toBe('2022-12-26')
  expect(readMovedDays('32.01.2023')).toBeUndefined()
  expect(readMovedDays('завтра')).toBeUndefined()
})

test('on the last day one still waits; on the day after one asks', () => {
  const facts: Omit<CashbackFacts, 'today'> = {
    ...{ participant: true, moved: NOTHING_MOVED, onRecord: undefined },
    shop: 'partner',
    through: 'yes',
    paidOn: '2022-11-21',
    letter: 'no',
    data: 'yes',
  }
  expect(cashbackEnd({ ...facts, today: '2022-11-24' })).toEqual({ is: 'wait', until: '2022-11-24' })
  expect(cashbackEnd({ ...facts, today: '2022-11-25' })).toMatchObject({ is: 'ask_support', why: 'late' })
  expect(cashbackEnd({ ...facts, today: '2022-11-25', participant: false })).toMatchObject({
    is: 'ask_union',
  })
  expect(cashbackEnd({ ...facts, today: '2022-11-25', letter: undefined })).toBeUndefined()
})
