import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LocalBucket } from '../../jobs/sender/bucket.ts'
import { ChatPace } from '../../jobs/sender/chat-pace.ts'
import { FreePace } from '../../jobs/sender/free-pace.ts'
import { Pace, type PaceQueue } from '../../jobs/sender/pace.ts'
import { PaidMeter } from '../../jobs/sender/paid-meter.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const paceOf = (rate: number) => new Pace(new LocalBucket(rate))

/** Takes one message after another, as long as the pace gives any. */
async function keepTaking(pace: Pace, queue: PaceQueue, taken: string[]): Promise<void> {
  while ((await pace.take(queue)) > 0) taken.push(queue)
}

test('a minute holds 99 in a hundred of what is allowed, and no part of it more than the rate and a burst of two', async () => {
  const pace = paceOf(30)
  const times: number[] = []
  const taking = async () => {
    while ((await pace.take('announcement')) > 0) times.push(performance.now())
  }
  void taking()
  await vi.advanceTimersByTimeAsync(60_000)
  pace.close()
  expect(times.length).toBeGreaterThanOrEqual(1_782)
  for (const [at, from] of times.entries())
    for (const [after, to] of times.slice(at, at + 90).entries())
      expect(after + 1).toBeLessThanOrEqual(2.01 + ((to - from) / 1000) * 30 + 1)
})

test('who waits for an answer goes before a campaign', async () => {
  const pace = paceOf(10)
  const order: string[] = []
  for (let n = 0; n < 20; n++) void pace.take('announcement').then(() => order.push('bulk'))
  void pace.take('realtime').then(() => order.push('realtime'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(order.indexOf('realtime')).toBeLessThanOrEqual(2)
})

test('classes share by weight and none starves, however long one of them has been alone', async () => {
  const pace = paceOf(100)
  const taken: string[] = []
  void keepTaking(pace, 'announcement', taken)
  await vi.advanceTimersByTimeAsync(60_000)
  taken.length = 0
  void keepTaking(pace, 'reminder', taken)
  void keepTaking(pace, 'urgent', taken)
  await vi.advanceTimersByTimeAsync(10_000)
  pace.close()
  const share = (queue: PaceQueue) => taken.filter((each) => each === queue).length / taken.length
  expect(share('urgent')).toBeCloseTo(0.6, 1)
  expect(share('reminder')).toBeCloseTo(0.3, 1)
  expect(share('announcement')).toBeCloseTo(0.1, 1)
})

test('after a silence bulk waits for the replies just before it', async () => {
  const pace = paceOf(30)
  expect(await pace.take('announcement')).toBe(1)
  await vi.advanceTimersByTimeAsync(10_000)
  pace.spend(17)
  let granted = 0
  void pace.take('announcement').then((messages) => {
    granted = messages
  })
  await vi.advanceTimersByTimeAsync(500)
  expect(granted).toBe(0)
  await vi.advanceTimersByTimeAsync(100)
  expect(granted).toBe(1)
})

test('beside a paid broadcast the outbox keeps to the free pace, and the broadcast has the rest', async () => {
  const whole = paceOf(100)
  const meter = new PaidMeter(() => 1)
  const free = new FreePace(new LocalBucket(30), whole, meter)
  const [paid, unpaid]: [string[], string[]] = [[], []]
  void keepTaking(whole, 'announcement', paid)
  void keepTaking(free, 'reminder', unpaid)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(meter.isPaid()).toBe(true)
  await vi.advanceTimersByTimeAsync(8_000)
  for (const pace of [whole, free]) pace.close()
  expect(unpaid.length).toBeGreaterThan(290)
  expect(unpaid.length).toBeLessThanOrEqual(302)
  expect(paid.length).toBeGreaterThan(690)
})

test('bulk yields what replies to people used', async () => {
  const pace = paceOf(30)
  const taken: string[] = []
  void keepTaking(pace, 'announcement', taken)
  for (let second = 0; second < 10; second++) {
    pace.spend(10)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  pace.close()
  expect(taken.length).toBeGreaterThan(190)
  expect(taken.length).toBeLessThan(210)
})

test('at rest bulk gets nothing and is told so; who waits for an answer goes on', async () => {
  const pace = paceOf(30)
  pace.setRest(60_000, 0.85)
  expect(await pace.take('urgent')).toBe(0)
  const reply = pace.take('realtime')
  await vi.advanceTimersByTimeAsync(100)
  expect(await reply).toBe(1)
})

test('after a 429 the rate is lower', async () => {
  const pace = paceOf(100)
  pace.setRest(0, 0.5)
  const taken: string[] = []
  void keepTaking(pace, 'reminder', taken)
  await vi.advanceTimersByTimeAsync(10_000)
  pace.close()
  expect(taken.length).toBeLessThan(510)
  expect(taken.length).toBeGreaterThan(480)
})

test('a chat gets a message a second, a group twenty a minute', async () => {
  const chats = new ChatPace()
  const times: Record<string, number[]> = { '7': [], '-7': [] }
  const began = performance.now()
  for (let n = 0; n < 5; n++)
    for (const chat of ['7', '-7'])
      void chats.wait(chat).then(() => times[chat]?.push(Math.round((performance.now() - began) / 100)))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(times).toEqual({ '7': [0, 10, 20, 30, 40], '-7': [0, 30, 60, 90, 120] })
})
