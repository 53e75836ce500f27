import { expect, test } from 'vitest'
import { deepLinkUrl, encodeDeepLink, followDeepLink } from '../../core/deep-link.ts'

const SECRET = 'x'.repeat(32)
const NOW = new Date('2022-11-21T00:00:00Z')
const join = encodeDeepLink({ kind: 'join', id: 73_676, lastDay: '2022-11-21' }, SECRET)
const office = encodeDeepLink({ kind: 'office', id: 73_676, lastDay: '2022-11-21' }, SECRET)
const permit = encodeDeepLink({ kind: 'permit', id: 73_676, lastDay: '2022-11-21' }, SECRET)

test.each([
  ['join', join],
  ['office', office],
  ['permit', permit],
])('a link of kind %s fits a start payload and opens what it names until its last day ends', (kind, link) => {
  expect(link).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
  expect(followDeepLink(link, SECRET, new Date('2022-11-21T23:59:59Z'))).toEqual({ kind, id: 73_676 })
  const after = followDeepLink(link, SECRET, new Date('2022-11-22T00:00:00Z'))
  expect(after).toEqual({ kind: 'expired', was: kind })
})

test('a forged, cut, foreign or foreign-signed payload opens nothing', () => {
  const other = join.startsWith('A') ? `B${join.slice(1)}` : `A${join.slice(1)}`
  for (const payload of [other, join.slice(1), `${join}A`, 'привет', '='.repeat(34), 'ref_2022'])
    expect(followDeepLink(payload, SECRET, NOW)).toEqual({ kind: 'damaged' })
  expect(followDeepLink(join, 'y'.repeat(32), NOW)).toEqual({ kind: 'damaged' })
})

test('the tag of one kind is no tag of the other', () => {
  const [head, tail] = [Buffer.from(office, 'base64url').subarray(0, 9), Buffer.from(join, 'base64url')]
  const mixed = Buffer.concat([head, tail.subarray(9)]).toString('base64url')
  expect(followDeepLink(mixed, SECRET, NOW)).toEqual({ kind: 'damaged' })
})

test('the address is one that Telegram opens', () => {
  expect(deepLinkUrl('pervichka_demo_bot', join)).toBe(`https://t.me/pervichka_demo_bot?start=${join}`)
})
