import { expect, test } from 'vitest'
import { type LaneRest, restAfter, restLeftMs, restNow } from '../../../domain/outbox/lane-rest.ts'

const BEGIN = Date.parse('2026-01-12T09:00:00Z')
const ASKED = 10_000
const STEP = 20_000

const at = (ms: number) => new Date(BEGIN + ms)
/** The rest after 429s at these moments, each of which asks for ten seconds. */
const restOf = (...moments: number[]) =>
  moments.reduce<LaneRest | undefined>((rest, ms) => restAfter(rest, ASKED, at(ms)), undefined)
const factorAt = (rest: LaneRest | undefined, ms: number) => restNow(rest, at(ms)).factor

test('a lane that never heard a 429 is open, at its whole rate', () => {
  expect(restNow(undefined, at(0))).toEqual({ until: undefined, factor: 1 })
})

test('a 429 gives a rest as long as was asked for, then 85 in a hundred of the rate', () => {
  const rest = restOf(0)
  expect(restNow(rest, at(ASKED - 1)).until).toEqual(at(ASKED))
  expect(restNow(rest, at(ASKED))).toEqual({ until: undefined, factor: 0.85 })
})

test('5 % of it come back each 20 seconds, until it is whole', () => {
  const rest = restOf(0)
  expect(factorAt(rest, ASKED + STEP)).toBeCloseTo(0.85 * 1.05)
  expect(factorAt(rest, ASKED + 3 * STEP)).toBeCloseTo(0.85 * 1.05 ** 3)
  expect(factorAt(rest, ASKED + 3 * STEP)).toBeLessThan(1)
  expect(factorAt(rest, ASKED + 4 * STEP)).toBe(1)
  expect(factorAt(rest, ASKED + 86_400_000)).toBe(1)
})

test('another 429 slows down what has come back by then', () => {
  const rest = restOf(0, ASKED + STEP)
  expect(factorAt(rest, ASKED + STEP + ASKED)).toBeCloseTo(0.85 * 1.05 * 0.85)
})

test('however many there are, a tenth of the rate stays', () => {
  const moments = Array.from({ length: 50 }, (_, n) => n * ASKED)
  const rest = restOf(...moments)
  expect(factorAt(rest, 50 * ASKED)).toBe(0.1)
})

test('429s that were on their way slow down once', () => {
  const rest = restOf(0, 100, 200)
  expect(factorAt(rest, ASKED + 200)).toBe(0.85)
  expect(restNow(rest, at(300)).until).toEqual(at(ASKED + 200))
})

test('a shorter one does not end a longer rest', () => {
  const rest = restAfter(restOf(0), 1_000, at(5_000))
  expect(restNow(rest, at(6_000)).until).toEqual(at(ASKED))
})

test('by a clock that was set back since nothing is left but what was asked for', () => {
  const rest = restAfter(undefined, ASKED, at(0))
  expect(restLeftMs(rest, at(-3_600_000))).toBe(ASKED)
  expect(restLeftMs(rest, at(4_000))).toBe(ASKED - 4_000)
  expect(restLeftMs(rest, at(ASKED + 4_000))).toBe(-4_000)
})
