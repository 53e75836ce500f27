import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addReplyUse } from '../../db/repos/reply-use.ts'
import { transact } from '../../db/unit-of-work.ts'
import { LocalBucket } from '../../jobs/sender/bucket.ts'
import { BulkLane } from '../../jobs/sender/bulk-lane.ts'
import { Pace } from '../../jobs/sender/pace.ts'
import { PaidMeter } from '../../jobs/sender/paid-meter.ts'
import { freshDatabase } from '../support/database.ts'

const RATE = 30
/** Longer than a look at what other processes wrote is good for, and than a worker is new to them. */
const LATER_MS = 6_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** One of `peers` workers that send bulk; bots in other processes have answered before. */
async function worker(peers: number) {
  const database = await freshDatabase()
  const bucket = new LocalBucket(RATE)
  const paid = new PaidMeter(() => peers)
  const lane = new BulkLane(new Pace(bucket), () => peers, paid)
  const reply = (replies: number) => transact(database, (tx) => addReplyUse(tx, replies))
  /** After a while in which bulk took what there was. */
  const look = async () => {
    vi.advanceTimersByTime(LATER_MS)
    bucket.take(RATE, 1)
    await transact(database, (tx) => lane.look(tx, []))
  }
  await reply(1_000)
  await look()
  /** The time of how many messages passes before the next one of bulk. */
  const waitFor = () => (bucket.take(1, 1).waitMs * RATE) / 1000
  return { reply, look, paid, waitFor }
}

test.each([
  [1, 30],
  [2, 15],
  [4, 7.5],
])('of 30 replies by other processes each of %i workers yields its share: %f', async (peers, share) => {
  const { reply, look, waitFor } = await worker(peers)
  await reply(10)
  await reply(20)
  await look()
  expect(waitFor()).toBeCloseTo(share + 1)
})

test('what was sent before a worker began is not yielded, nor anything twice', async () => {
  const { reply, look, waitFor } = await worker(1)
  expect(waitFor()).toBeCloseTo(1)
  await reply(RATE)
  await look()
  await look()
  expect(waitFor()).toBeCloseTo(1)
})

test('replies use up the free messages of each worker', async () => {
  const { reply, look, paid } = await worker(2)
  await reply(RATE)
  await look()
  expect(paid.isPaid()).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(paid.isPaid()).toBe(false)
})
