import { expect, test } from 'vitest'
import { Lines } from '../../bot/inbox/lines.ts'
import { verdictOf } from '../../bot/inbox/verdict.ts'

test('a line is in hand once at a time, and lines are taken in the order they were asked for', () => {
  const lines = new Lines()
  for (const line of ['a', 'b', 'a', 'c']) lines.want(line)
  expect(lines.take(2)).toEqual(['a', 'b'])
  lines.want('a')
  expect(lines.take(9)).toEqual(['c'])
  lines.drop('a')
  lines.want('a')
  expect(lines.take(9)).toEqual(['a'])
})

test('updates that a process died with are tried one at a time, beside all others', () => {
  const lines = new Lines()
  for (const line of ['a', 'b', 'c']) lines.want(line)
  lines.take(9)
  expect(['a', 'b'].map((line) => lines.mayTrySuspect(line))).toEqual([true, false])
  lines.want('b')
  expect(lines.take(9)).toEqual([])
  lines.drop('a')
  expect(lines.take(0)).toEqual(['b'])
  expect(lines.mayTrySuspect('b')).toBe(true)
})

test('a line that sleeps is not taken, also where it is asked for', async () => {
  const lines = new Lines()
  lines.want('a')
  lines.take(1)
  const woken = new Promise<void>((resolve) => lines.sleep('a', 5, resolve))
  lines.want('a')
  expect(lines.take(1)).toEqual([])
  await woken
  expect(lines.take(1)).toEqual(['a'])
})

test.each([
  ['failed', 1, 0, 'again', 0],
  ['failed', 3, 0, 'parked', 0],
  ['refused', 3, 0, 'parked', 0],
  ['unreachable', 3, 60_000, 'again', 1],
  ['unreachable', 1, 11 * 60_000, 'parked', 0],
  ['answered', 3, 0, 'answered', 0],
] as const)('%s at attempt %i after %i ms: %s', (attempt, attempts, ageMs, state, back) => {
  expect(verdictOf(attempt, attempts, ageMs)).toMatchObject({ state, back })
})
