import { expect, test } from 'vitest'
import { z } from 'zod'
import type { EngineOptions, LaneEngine } from '../../jobs/lanes/engine.ts'
import { refuseRows } from '../support/refused-writes.ts'
import { HOUR_MS, laneBench } from './lane-bench.ts'

const MINUTE_MS = 60_000

/** What every lane engine must do, said once; `create` builds the engine under test. */
export function laneSuite(create: (options: EngineOptions) => LaneEngine): void {
  const bench = () => laneBench(create)

  test('a job runs with its payload, and drain waits for it', async () => {
    const { engine, ran } = await bench()
    await engine.enqueue('note', { word: 'a' })
    await engine.enqueue('note', { word: 'b' })
    await engine.drain()
    expect(ran).toEqual(['a', 'b'])
  })

  test('a payload that is not the job’s, and a job that is not there, are refused when enqueued', async () => {
    const { engine } = await bench()
    await expect(engine.enqueue('note', { word: 1 })).rejects.toThrow(z.ZodError)
    await expect(engine.enqueue('nobody')).rejects.toThrow('no job named nobody')
  })

  test('while a job waits, another of its id is not added', async () => {
    const { engine, ran, gate } = await bench()
    await engine.enqueue('gate')
    await engine.enqueue('note', { word: 'once' }, { id: 'x:1' })
    await engine.enqueue('note', { word: 'once' }, { id: 'x:1' })
    gate.open()
    await engine.drain()
    expect(ran).toEqual(['gate', 'once'])
  })

  test('a job of another lane does not wait for this one', async () => {
    const { engine, ran, gate } = await bench()
    await engine.enqueue('gate')
    await engine.enqueue('aside', {}, {})
    await expect.poll(() => ran).toEqual(['aside'])
    gate.open()
    await engine.drain()
    expect(ran).toEqual(['aside', 'gate'])
  })

  test('a job that throws is tried again as often as it says, and no more', async () => {
    const { engine, ran } = await bench()
    await engine.enqueue('fails')
    await engine.drain()
    expect(ran).toEqual(['fails', 'fails'])
  })

  test('a delayed job runs after its delay, and drain waits for it', async () => {
    const { engine, ran } = await bench()
    await engine.enqueue('note', { word: 'late' }, { delayMs: 60 })
    await engine.enqueue('note', { word: 'soon' })
    await engine.drain()
    expect(ran).toEqual(['soon', 'late'])
  })

  test('the first start runs nothing; runs that were missed happen once; then nothing until the next', async () => {
    const { engine, ran, clock } = await bench()
    await engine.drain()
    expect(ran).toEqual([])
    clock.moveTo(new Date(clock.now().getTime() + 5 * HOUR_MS))
    await engine.tick()
    await engine.drain()
    expect(ran).toEqual(['hourly'])
    await engine.tick()
    await engine.drain()
    expect(ran).toEqual(['hourly'])
  })

  test('a last run in the future, of a clock that was set back, holds a job up no longer than its next time', async () => {
    const { engine, ran, clock, lastRan } = await bench()
    await lastRan(new Date(clock.now().getTime() + 24 * HOUR_MS))
    await engine.tick()
    await engine.drain()
    expect(ran).toEqual([])
    clock.moveTo(new Date(clock.now().getTime() + HOUR_MS))
    for (let times = 0; times < 2; times++) {
      await engine.tick()
      await engine.drain()
      expect(ran).toEqual(['hourly'])
    }
  })

  test('a clock that is set right by seconds after a run brings no second one', async () => {
    const { engine, ran, clock, lastRan } = await bench()
    const hour = Math.ceil(clock.now().getTime() / HOUR_MS) * HOUR_MS + HOUR_MS
    await lastRan(new Date(hour + 1_000))
    for (const moment of [hour - 10_000, hour + 20_000]) {
      clock.moveTo(new Date(moment))
      await engine.tick()
      await engine.drain()
    }
    expect(ran).toEqual([])
  })

  test('a job of the calendar that failed counts as late, and is tried again after waits that grow', async () => {
    const { ran, broken, passTo, pass, late } = await bench()
    broken.on = true
    await passTo(10 * MINUTE_MS)
    expect(ran).toEqual(['failed', 'failed'])
    expect(await late()).toBeGreaterThan(3 * 3600)
    await pass(MINUTE_MS / 2)
    expect(ran).toHaveLength(2)
    await pass(MINUTE_MS)
    expect(ran).toHaveLength(4)
    await pass(MINUTE_MS)
    expect(ran).toHaveLength(4)
    broken.on = false
    await pass(2 * MINUTE_MS)
    expect(ran.slice(4)).toEqual(['hourly'])
    expect(await late()).toBe(0)
    await pass(10 * MINUTE_MS)
    expect(ran).toHaveLength(5)
  })

  test('a job of the calendar that failed rests until its next time at most', async () => {
    const { ran, broken, passTo, pass } = await bench()
    broken.on = true
    await passTo(58 * MINUTE_MS)
    await pass(MINUTE_MS + 15_000)
    expect(ran).toHaveLength(4)
    await pass(MINUTE_MS)
    expect(ran).toHaveLength(6)
  })

  test('a run that cannot be recorded stops nothing, is not repeated, and is recorded later', async () => {
    const { engine, ran, pass, passTo, late, database } = await bench()
    const allow = await refuseRows(database, 'ScheduleRun')
    await passTo(10 * MINUTE_MS)
    await pass(0)
    await pass(10 * MINUTE_MS)
    await engine.enqueue('note', { word: 'behind it' })
    await engine.drain()
    expect(ran).toEqual(['hourly', 'behind it'])
    expect(await late()).toBeGreaterThan(3 * 3600)
    await allow()
    await pass(MINUTE_MS)
    expect(await late()).toBe(0)
    expect(ran).toHaveLength(2)
  })

  test('a job that failed for good may be added again under its id', async () => {
    const { engine, ran } = await bench()
    for (let times = 0; times < 2; times++) {
      await engine.enqueue('fails', {}, { id: 'x:2' })
      await engine.drain()
    }
    expect(ran).toHaveLength(4)
  })

  test('closing waits for the job in hand', async () => {
    const { engine, ran, gate } = await bench()
    await engine.enqueue('gate')
    await engine.enqueue('aside')
    await expect.poll(() => ran).toEqual(['aside'])
    const closing = engine.close()
    gate.open()
    await closing
    expect(ran).toEqual(['aside', 'gate'])
  })
}
