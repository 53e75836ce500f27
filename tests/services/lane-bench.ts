import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { MovableClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import type { BoundJob } from '../../jobs/define-job.ts'
import type { EngineOptions, LaneEngine } from '../../jobs/lanes/engine.ts'
import { jobLateness } from '../../jobs/lanes/lateness.ts'
import { freshDatabase } from '../support/database.ts'

export const HOUR_MS = 3_600_000

interface Bench {
  engine: LaneEngine
  clock: MovableClock
  ran: string[]
  /** makes jobs named `gate` wait until it is opened */
  gate: { open: () => void }
  /** as long as it is on, the hourly job throws */
  broken: { on: boolean }
  /** writes when the hourly job ran */
  lastRan: (at: Date) => Promise<void>
  /** moves the clock to so much after a full hour that is some hours ahead, and waits like `pass` */
  passTo: (ms: number) => Promise<void>
  /** moves the clock by so much and waits until what is due then has run */
  pass: (ms: number) => Promise<void>
  /** by how many seconds the hourly job is late */
  late: () => Promise<number | undefined>
  database: Database
}

/** An engine that has started, with jobs of its own and one of the calendar: each full hour. */
export async function laneBench(create: (options: EngineOptions) => LaneEngine): Promise<Bench> {
  const database = await freshDatabase()
  const clock = new MovableClock()
  const ran: string[] = []
  let open: (() => void) | undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const gate = { open: () => open?.() }
  const broken = { on: false }
  const options: EngineOptions = {
    jobs: benchJobs(ran, opened, broken),
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
  const pass = async (ms: number) => {
    clock.moveTo(new Date(clock.now().getTime() + ms))
    await engine.tick()
    await engine.drain()
  }
  const passTo = (ms: number) => {
    const now = clock.now().getTime()
    return pass(Math.ceil(now / HOUR_MS) * HOUR_MS + 4 * HOUR_MS + ms - now)
  }
  const late = async () => (await jobLateness(options))[0]?.lateSeconds
  return { engine, clock, ran, gate, broken, lastRan, pass, passTo, late, database }
}

function benchJobs(ran: string[], opened: Promise<void>, broken: { on: boolean }): BoundJob[] {
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
    job(
      'hourly',
      'plan',
      async () => {
        ran.push(broken.on ? 'failed' : 'hourly')
        if (broken.on) throw new Error('on purpose')
      },
      1,
    ),
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
