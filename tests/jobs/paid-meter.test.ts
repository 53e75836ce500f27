import { expect, test } from 'vitest'
import { createBroadcast, findBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { FREE_RATE } from '../../domain/broadcast/sending.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { PaidMeter } from '../../jobs/sender/paid-meter.ts'
import { jobBench } from './job-bench.ts'

const SETTLED = 10_000

/** Meters of `peers` processes that have known each other for long, and the clock they go by. */
function meters(peers: number) {
  const clock = { ms: 0 }
  const all = Array.from(
    { length: peers },
    () =>
      new PaidMeter(
        () => peers,
        () => clock.ms,
      ),
  )
  clock.ms = SETTLED
  return { all, clock }
}

/** Sends at `rate` by turns for ten seconds; the moments of all messages, and of those that are paid for. */
function send({ all, clock }: ReturnType<typeof meters>, rate: number) {
  const [sent, paid]: [number[], number[]] = [[], []]
  for (let n = 0; n < rate * 10; n++) {
    clock.ms = SETTLED + (n * 1000) / rate
    sent.push(clock.ms)
    if (all[n % all.length]?.isPaid()) paid.push(clock.ms)
  }
  return { sent, paid }
}

test.each([1, 2, 4])(
  '%i workers count what is above thirty a second, wherever a second begins',
  (workers) => {
    const { sent, paid } = send(meters(workers), 90)
    const within = (times: number[], from: number) =>
      times.filter((at) => at >= from && at < from + 1000).length
    for (let from = SETTLED; from < SETTLED + 9_000; from += 130)
      expect(within(paid, from)).toBeGreaterThanOrEqual(within(sent, from) - FREE_RATE)
    expect(paid.length).toBeLessThan(10 * 60 + FREE_RATE)
  },
)

test('below the free pace nothing is paid for', () => {
  expect(send(meters(1), 25).paid).toEqual([])
})

test('a worker that comes to others has nothing free until they know of it', () => {
  let now = 0
  const meter = new PaidMeter(
    () => 2,
    () => now,
  )
  expect(meter.isPaid()).toBe(true)
  now = SETTLED
  expect(meter.isPaid()).toBe(false)
})

test('replies to people use up what is free', () => {
  const { all, clock } = meters(1)
  all[0]?.useFree(FREE_RATE)
  expect(all[0]?.isPaid()).toBe(true)
  clock.ms += 1000
  expect(all[0]?.isPaid()).toBe(false)
})

test('broadcasts that run side by side share what is free, and a doubtful message may have cost as well', async () => {
  const bench = await jobBench()
  const { context, database } = bench
  const accounts = ['1', '2', '3'].map((externalId) => ({ channel: 'telegram', externalId }))
  await database.write.account.createMany({
    data: accounts.map((each) => ({ ...each, firstSeenAt: new Date(0) })),
  })
  bench.telegram.will('3', 'deliver-then-cut')
  const now = context.clock.now()
  const broadcast = { text: 'text', orgId: null, role: 'all', class: 'announcement', startAt: now } as const
  const create = () => transact(database, (tx) => createBroadcast(tx, broadcast, now))
  const ids = [await create(), await create()]
  let ms = 0
  const paid = new PaidMeter(
    () => FREE_RATE,
    () => ms,
  )
  ms = SETTLED
  await runBroadcasts({ ...context, post: { ...context.post, paid } })
  const rows = await Promise.all(ids.map((id) => findBroadcast(database.read, id)))
  expect(rows.reduce((sum, row) => sum + (row?.paidMessages ?? 0), 0)).toBe(5)
})
