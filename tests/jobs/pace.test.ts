import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from '../../jobs/sender/pace.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('no second holds more than the rate and a small burst', async () => {
  const pace = new Pace(30, () => performance.now())
  const times: number[] = []
  for (let n = 0; n < 100; n++) void pace.take('bulk').then(() => times.push(performance.now()))
  await vi.advanceTimersByTimeAsync(5000)
  expect(times).toHaveLength(100)
  for (const from of times)
    expect(times.filter((time) => time >= from && time < from + 1000).length).toBeLessThanOrEqual(35)
})

test('who waits for an answer goes before a campaign', async () => {
  const pace = new Pace(10, () => performance.now())
  const order: string[] = []
  for (let n = 0; n < 20; n++) void pace.take('bulk').then(() => order.push('bulk'))
  void pace.take('realtime').then(() => order.push('realtime'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(order.indexOf('realtime')).toBe(5)
})

test('a 429 slows the pace down', async () => {
  const pace = new Pace(100, () => performance.now())
  for (let n = 0; n < 10; n++) pace.heard(true)
  let taken = 0
  for (let n = 0; n < 100; n++)
    void pace.take('bulk').then(() => {
      taken += 1
    })
  await vi.advanceTimersByTimeAsync(1000)
  expect(taken).toBeLessThan(40)
})
