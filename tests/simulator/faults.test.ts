import { expect, test } from 'vitest'
import { call, start } from './start.ts'

const message = { chat_id: 1002, text: 'a' }

test('429 for as many calls as asked, and only for what people see', async () => {
  const sim = await start()
  sim.state.faults = { throttle: { retryAfter: 7, calls: 2 } }
  expect((await call(sim, 'getMe')).ok).toBe(true)
  const throttled = {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  }
  expect(await call(sim, 'sendMessage', message)).toEqual(throttled)
  expect(await call(sim, 'sendMessage', message)).toEqual(throttled)
  expect((await call(sim, 'sendMessage', message)).ok).toBe(true)
  expect(sim.state.faults).toEqual({})
})

test('500, and 502 with a page instead of JSON, deliver nothing', async () => {
  const sim = await start()
  sim.state.faults = { fail500: 1, html502: 1 }
  expect((await call(sim, 'sendMessage', message)).error_code).toBe(500)
  await expect(call(sim, 'sendMessage', message)).rejects.toThrow(SyntaxError)
  expect(sim.state.ledger).toEqual([])
})

test('a connection reset before and after the delivery', async () => {
  const sim = await start()
  sim.state.faults = { resetBefore: 1 }
  await expect(call(sim, 'sendMessage', message)).rejects.toThrow('fetch failed')
  expect(sim.state.ledger).toHaveLength(0)
  sim.state.faults = { resetAfter: 1 }
  await expect(call(sim, 'sendMessage', message)).rejects.toThrow('fetch failed')
  expect(sim.state.ledger).toHaveLength(1)
})

test('slow answers stay slow until turned off', async () => {
  const sim = await start()
  sim.state.faults = { slowMs: 60 }
  const before = performance.now()
  await call(sim, 'sendMessage', message)
  expect(performance.now() - before).toBeGreaterThan(55)
})

test('limits are Telegram’s pace when asked for', async () => {
  const sim = await start({ limits: true })
  const answers = await Promise.all(Array.from({ length: 10 }, () => call(sim, 'sendMessage', message)))
  expect(answers.filter(({ error_code }) => error_code === 429).length).toBeGreaterThanOrEqual(4)
})
