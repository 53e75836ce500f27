import { expect, test } from 'vitest'
import { shareBeside, starsFor } from '../../../domain/broadcast/share.ts'

test('alone a broadcast has the whole pace', () => {
  expect(shareBeside('announcement', 100, [])).toBe(1)
})

test('beside a national announcement it has half, urgent six sevenths', () => {
  const nation = { class: 'announcement', left: 2_700_000 } as const
  expect(shareBeside('announcement', 1000, [nation])).toBe(1 / 2)
  expect(shareBeside('urgent', 1000, [nation])).toBe(6 / 7)
})

test('a small rival takes no more than its own messages', () => {
  expect(shareBeside('announcement', 9_900, [{ class: 'announcement', left: 100 }])).toBe(0.99)
})

test('a rival that is not counted yet takes its weight', () => {
  expect(shareBeside('announcement', 9_900, [{ class: 'urgent', left: undefined }])).toBe(1 / 7)
})

test.each([
  [1_000_000, 30, 0],
  [2_700_000, 1000, 261_900],
  [2_700_000, 200, 229_500],
  [6, 100, 1],
])('%i people at %i a second cost %i Stars', (accounts, rate, stars) => {
  expect(starsFor(accounts, rate)).toBe(stars)
})
