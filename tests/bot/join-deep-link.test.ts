import { expect, test } from 'vitest'
import { decodeDeepLink, encodeDeepLink } from '../../core/deep-link.ts'

const SECRET = 'x'.repeat(32)
const LAST_DAY = 19_317 // 2022-11-21
const link = encodeDeepLink({ kind: 'join', orgId: 73_676, expires: LAST_DAY }, SECRET)

test('a link fits a start payload and opens the organisation until its last day ends', () => {
  expect(link).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
  const opened = { kind: 'join', orgId: 73_676 }
  expect(decodeDeepLink(link, SECRET, new Date('2022-11-21T23:59:59Z'))).toEqual(opened)
  expect(decodeDeepLink(link, SECRET, new Date('2022-11-22T00:00:00Z'))).toBeUndefined()
})

test('a forged, cut, foreign or foreign-signed payload opens nothing', () => {
  const now = new Date('2022-11-21T00:00:00Z')
  const other = link.startsWith('A') ? `B${link.slice(1)}` : `A${link.slice(1)}`
  for (const payload of [other, link.slice(1), `${link}A`, '', 'привет', '='.repeat(34)])
    expect(decodeDeepLink(payload, SECRET, now)).toBeUndefined()
  expect(decodeDeepLink(link, 'y'.repeat(32), now)).toBeUndefined()
})
