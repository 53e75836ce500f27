import { expect, test } from 'vitest'
import { MAX_ATTEMPTS, verdictOf } from '../../../domain/outbox/outcome.ts'

const doubt = { kind: 'unreachable', doubt: true, code: 'timeout' } as const

test('a reminder in doubt goes out again, but not for ever', () => {
  expect(verdictOf(doubt, 'reminder', 1)).toMatchObject({ state: 'planned' })
  expect(verdictOf(doubt, 'reminder', MAX_ATTEMPTS)).toMatchObject({ state: 'unknown' })
})

test('an announcement in doubt is never repeated', () => {
  expect(verdictOf(doubt, 'announcement', 1)).toEqual({ state: 'unknown', reason: 'timeout' })
})

test('what cannot have left is tried again soon, whatever its class and however often', () => {
  const down = { kind: 'unreachable', doubt: false, code: 'econnrefused' } as const
  const waits = [1, 20].map((attempt) => verdictOf(down, 'announcement', attempt))
  expect(waits).toEqual([1, 2].map(() => ({ state: 'planned', reason: 'econnrefused', retryInMs: 2000 })))
})

test('a messenger that asks for patience gets it', () => {
  const verdict = verdictOf({ kind: 'throttled', afterMs: 7000 }, 'announcement', 1)
  expect(verdict).toEqual({ state: 'planned', reason: 'throttled', retryInMs: 7000 })
})
