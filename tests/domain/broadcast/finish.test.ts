import { expect, test } from 'vitest'
import { finishInterval, type Zone } from '../../../domain/broadcast/finish.ts'
import { quietHours } from '../../../domain/broadcast/sending.ts'

const DAY_S = 86_400

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Is it a quiet hour where clocks are so many minutes ahead, said in another way than the rule under test. */
function sleeps(second: number, utcOffset: number): boolean {
  const hour = Math.floor((((second + utcOffset * 60) % DAY_S) + DAY_S) / 3600) % 24
  return hour >= quietHours.from || hour < quietHours.to
}

function secondsToNight(second: number, utcOffset: number): number {
  const local = (((second + utcOffset * 60) % DAY_S) + DAY_S) % DAY_S
  return (quietHours.from * 3600 - local + DAY_S) % DAY_S
}

/**
 * Sends second by second: `rate` messages to those awake whose night is nearest; in so many of a hundred seconds the
 * messenger wants a rest. Returns the second after the last message.
 */
function simulate(zones: readonly Zone[], start: number, rate: number, resting: (second: number) => boolean) {
  const left = zones.map((zone) => ({ ...zone }))
  for (let second = start; ; second++) {
    if (left.every(({ accounts }) => accounts === 0)) return second
    let budget = resting(second) ? 0 : rate
    const awake = left.filter(({ utcOffset }) => !sleeps(second, utcOffset))
    awake.sort((a, b) => secondsToNight(second, a.utcOffset) - secondsToNight(second, b.utcOffset))
    for (const zone of awake) {
      const sent = Math.min(zone.accounts, budget)
      zone.accounts -= sent
      budget -= sent
    }
  }
}

const CASES = Array.from({ length: 40 }, (_, seed) => seed + 1)

test.each(CASES)('what is promised holds the truth for a broadcast over several nights (%i)', (seed) => {
  const next = chance(seed)
  const offsets = [120, 180, 240, 300, 345, 420, 540, 720].filter(() => next(3) > 0)
  const zones = [0, ...offsets].map((utcOffset) => ({ utcOffset, accounts: 1 + next(400_000) }))
  const start = Date.UTC(2022, 10, 21) / 1000 + next(DAY_S)
  const ratePerSecond = 10 + next(30)
  const restsOf100 = next(16)
  const end = simulate(zones, start, ratePerSecond, (second) => second % 100 < restsOf100)
  const startAt = new Date(start * 1000)
  const { from, to } = finishInterval({ zones, ratePerSecond, startAt, share: 1, quiet: quietHours })
  // A second is sent as a whole here.
  expect(end + 1).toBeGreaterThanOrEqual(from.getTime() / 1000)
  expect(end).toBeLessThanOrEqual(to.getTime() / 1000)
})

test('whoever sleeps when it begins is promised for their morning, not for sooner', () => {
  const startAt = new Date('2022-11-21T14:30:00+03:00')
  const zones = [
    { utcOffset: 180, accounts: 100 },
    { utcOffset: 720, accounts: 60 },
  ]
  const { from, to } = finishInterval({ zones, ratePerSecond: 30, startAt, share: 1, quiet: quietHours })
  expect(from.toISOString()).toBe('2022-11-21T20:00:02.000Z')
  expect(to.getTime() - from.getTime()).toBeLessThan(10_000)
})
