import { expect, test } from 'vitest'
import { mayPropose, needsChair } from '../../../domain/membership/correction.ts'
import { readEmail } from '../../../domain/membership/email.ts'

test.each([
  ['an empty status', 'status', null, false],
  ['a status that is on record', 'status', 'working', true],
  ['an empty phone', 'phone', null, true],
  ['a phone that is on record', 'phone', '+70001112233', true],
  ['a surname', 'last_name', 'Иванова', true],
  ['an address for letters', 'email', null, false],
  ['another address for letters', 'email', 'a@example.org', false],
] as const)('%s: needs the chair to be written over — %s %s %s', (_what, field, onRecord, needs) => {
  expect(needsChair(field, onRecord)).toBe(needs)
})

test('five corrections a day are enough', () => {
  expect([4, 5].map(mayPropose)).toEqual([true, false])
})

test.each([
  ['anna@example.org', 'anna@example.org'],
  ['  Anna.P+union@Mail.Example.ORG ', 'Anna.P+union@mail.example.org'],
  ['mailto:anna@example.org', 'anna@example.org'],
])('%s is an address', (text, value) => {
  expect(readEmail(text)).toEqual({ ok: true, value })
})

test.each([
  ['аnna@example.org', 'profile.email.letters'],
  ['anna@exаmple.org', 'profile.email.letters'],
  ['anna', 'profile.email.format'],
  ['anna@example', 'profile.email.format'],
  ['anna@@example.org', 'profile.email.format'],
  ['a nna@example.org', 'profile.email.format'],
  ['anna@example..org', 'profile.email.format'],
  ['.anna@example.org', 'profile.email.format'],
  ['anna@-example.org', 'profile.email.format'],
  ['anna@example.org\nBcc: all@example.org', 'profile.email.format'],
  ['anna@example.org, b@example.org', 'profile.email.format'],
  ['\u202eanna@example.org', 'profile.email.format'],
  ['😀@example.org', 'profile.email.format'],
  [`${'a'.repeat(65)}@example.org`, 'profile.email.format'],
  [`anna@${'a.'.repeat(130)}org`, 'profile.email.long'],
])('%s is no address', (text, code) => {
  expect(readEmail(text)).toEqual({ ok: false, code })
})
