import { expect, test } from 'vitest'
import { readPhone, readSharedPhone } from '../../core/phone.ts'

test.each([
  ['8 (000) 123-45-67', '+70001234567'],
  ['7 000 123 45 67', '+70001234567'],
  ['+7 000 123-45-67', '+70001234567'],
  ['000 123-45-67', '+70001234567'],
  ['\u202a+7\u00a0000\u00a0123‑45‑67\u202c', '+70001234567'],
  ['+375 11 123-45-67', '+375111234567'],
  ['+998 00 123 45 67', '+998001234567'],
  ['00 375 11 123 45 67', '+375111234567'],
  ['8 10 998 00 123 45 67', '+998001234567'],
  ['0049 170 1234567', '+491701234567'],
])('%s is %s', (typed, phone) => {
  expect(readPhone(typed)).toBe(phone)
})

test.each([
  ['a foreign number without its plus', '375 11 123-45-67'],
  ['nine digits', '000 123 45 6'],
  ['eleven digits that begin otherwise', '1 000 123-45-67'],
  ['a Russian number that is too long', '+7 000 123-45-678'],
  ['a Russian number that is too short', '+7 000 123-45'],
  ['00 before too little', '00 49 170 12'],
  ['two numbers', '8 000 123-45-67, 8 000 123-45-68'],
  ['a plus inside', '8+0001234567'],
  ['a code of no country', '+999 00 123-45-67'],
  ['no digits', 'нет телефона'],
])('%s is no phone', (_, typed) => {
  expect(readPhone(typed)).toBeUndefined()
})

test('a shared contact has its code, with or without the plus', () => {
  expect(readSharedPhone('70001234567')).toBe('+70001234567')
  expect(readSharedPhone('+375111234567')).toBe('+375111234567')
  expect(readSharedPhone('375111234567')).toBe('+375111234567')
})
