import { expect, test } from 'vitest'
import { percentHalfUp, printNumber, roundHalfUp } from '../../../domain/coverage/percent.ts'

test('a half is rounded up however the fraction looks in binary', () => {
  expect(percentHalfUp(126, 2240)).toBe(5.63)
  expect(percentHalfUp(1, 8, 1)).toBe(12.5)
  expect(percentHalfUp(2_730_095, 3_602_659)).toBe(75.78)
  expect(roundHalfUp(1.005, 2)).toBe(1.01)
  expect(roundHalfUp(-5.625, 2)).toBe(-5.63)
})

test('there is no percentage of nothing', () => {
  expect(percentHalfUp(1, 0)).toBeUndefined()
})

test('numbers are printed with a decimal comma and a hard space between thousands', () => {
  expect(printNumber(2_730_095, 0)).toBe('2\u00a0730\u00a0095')
  expect(printNumber(1910.3976, 2)).toBe('1\u00a0910,40')
  expect(printNumber(0.9026, 1)).toBe('0,9')
})
