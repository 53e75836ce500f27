import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { MovableClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import type { BoundJob } from '../../jobs/define-job.ts'
import type { EngineOptions, LaneEngine } from '../../jobs/lanes/engine.ts'
import { freshDatabase } from '../support/database.ts'

const HOUR_MS = 3_600_000

interface Bench {
  engine: LaneEngine
  clock: MovableClock
  ran: string[]
  /** makes jobs named `gate` wait until it is opened */
  gate: { open: () => void }
  /** writes when the hourly job ran */
  lastRan: (at: Date) => Promise<void>
}

/** What every lane engine must do, said once; `create` builds the engine under test. */
export function laneSuite(create: (options: EngineOptions) => LaneEngine): void {
  const bench = () => setUp(create)

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

async function setUp(create: (options: EngineOptions) => LaneEngine): Promise<Bench> {
  const database = await freshDatabase()
  const clock = new MovableClock()
  const ran: string[] = []
  let open: (() => void) | undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const gate = { open: () => open?.() }
  const options: EngineOptions = {
    jobs: benchJobs(ran, opened),
    schedule: [{ job: 'hourly', cron: '0 * * * *', comment: 'each hour' }],
    timeZone: 'Europe/Moscow',
    clock,
    database,
    log: createLogger('silent'),
  }
  const engine = create(options)
  await engine.start()
  onTestFinished(async () => {
    gate.open()
    await engine.close()
  })
  const lastRan = async (lastRunAt: Date) => {
    await database.write.scheduleRun.update({ where: { name: 'hourly' }, data: { lastRunAt } })
  }
  return { engine, clock, ran, gate, lastRan }
}

function benchJobs(ran: string[], opened: Promise<void>): BoundJob[] {
  const job = (name: string, lane: BoundJob['lane'], run: BoundJob['run'], retry = 0): BoundJob => ({
    name,
    lane,
    retry,
    run,
    parse: (payload) => (name === 'note' ? z.object({ word: z.string() }).parse(payload) : payload),
  })
  const note = (name: string) => async () => {
    ran.push(name)
  }
  return [
    job('note', 'plan', async (payload) => {
      ran.push(z.object({ word: z.string() }).parse(payload).word)
    }),
    job('gate', 'plan', async () => {
      await opened
      ran.push('gate')
    }),
    job('aside', 'outbox', note('aside')),
    job('hourly', 'plan', note('hourly')),
    job(
      'fails',
      'plan',
      async () => {
        ran.push('fails')
        throw new Error('on purpose')
      },
      1,
    ),
  ]
}
