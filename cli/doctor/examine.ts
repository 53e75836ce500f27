import type { Env } from '../../core/env.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { broadcastsIn } from '../../db/repos/broadcast.ts'
import { heldClaims } from '../../db/repos/claims.ts'
import { sentSince, topReasons } from '../../db/repos/delivery-reasons.ts'
import { parkedUpdates } from '../../db/repos/parked-updates.ts'
import { isDemo } from '../../db/repos/settings.ts'
import { unknownCounts } from '../../db/repos/unknown-recipients.ts'
import { openEpochs } from '../../db/repos/worker-epoch.ts'
import { jobLateness } from '../../jobs/lanes/lateness.ts'
import { schedule } from '../../jobs/schedule.ts'
import type { Whole } from '../../watch/facts.ts'
import { BULK_PATIENCE_MS } from '../../watch/limits.ts'
import { Lookout } from '../../watch/look.ts'
import { sentenceOf } from '../../watch/one-at-a-time.ts'
import { heldKeys } from '../keys/held-keys.ts'
import { examineEmail } from './email.ts'
import { type Finding, fail } from './finding.ts'
import { examineDatabase, examineDisk, examineEnvironment } from './ground.ts'
import { examineMessenger, examineRedis } from './outside.ts'
import { examineParked, type ShownParked, shownParked } from './parked.ts'
import { examineClaims, examineProcesses, livesOf } from './processes.ts'
import { examineTickets } from './tickets.ts'
import * as work from './work.ts'

/** Doubts of so many days are told; nobody sends an older message once more. */
const UNKNOWN_DAYS = 30
const DAY_MS = 86_400_000

export interface Examination {
  ok: boolean
  checks: Finding[]
  parked: ShownParked[]
}

/** Looks at everything and changes nothing. */
export async function examine(source: NodeJS.ProcessEnv, now: Date): Promise<Examination> {
  const { env, finding } = examineEnvironment(source)
  if (!env) return conclude([finding])
  const ground = await examineDatabase(env)
  const redis = examineRedis(env)
  if (ground.some(({ state }) => state === 'fail'))
    return conclude([finding, ...ground, await examineMessenger(env, false), await redis])
  const database = await openDatabase(env.DATABASE_URL)
  try {
    const demo = await isDemo(database.read)
    const around = [
      await examineDisk(env),
      await examineMessenger(env, demo),
      await redis,
      await examineEmail(env),
    ]
    const { keys } = await heldKeys({ env, database })
    const tickets = examineTickets({ keys, publicUrl: env.PUBLIC_URL, demo })
    const { checks, parked } = await examineWork(database, env, now)
    return conclude([finding, ...ground, ...around, tickets, ...checks], parked)
  } finally {
    await database.close()
  }
}

function conclude(checks: Finding[], parked: ShownParked[] = []): Examination {
  return { ok: checks.every(({ state }) => state !== 'fail'), checks, parked }
}

async function examineWork(database: Database, env: Env, now: Date): Promise<Omit<Examination, 'ok'>> {
  try {
    return await lookAtWork(database, env, now)
  } catch (error) {
    const says = `it stopped answering: ${sentenceOf(error)}`
    return { checks: [fail('reading', says, 'Look at the disk and the log of the database.')], parked: [] }
  }
}

async function lookAtWork(database: Database, env: Env, now: Date): Promise<Omit<Examination, 'ok'>> {
  const { read } = database
  const clock = { now: () => now }
  const lateness = () => jobLateness({ schedule, database, clock, timeZone: env.TIME_ZONE })
  const whole = await new Lookout(database, lateness).look(now)
  const lives = livesOf(await openEpochs(read))
  const broadcasts = await openBroadcasts(database, whole)
  const parked = (await parkedUpdates(read)).map(shownParked)
  const count = whole.inbox.counts.find(({ state }) => state === 'parked')?.count ?? parked.length
  const checks = [
    ...examineProcesses(lives, new Date()),
    examineClaims(await heldClaims(read), lives),
    work.examinePace(whole),
    work.examinePaused(broadcasts),
    work.examineQueue(whole, broadcasts),
    work.examineInbox(whole.inbox, now),
    examineParked(parked, count),
    work.examineJobs(whole),
    work.examineUnknown(
      await unknownCounts(read, new Date(now.getTime() - UNKNOWN_DAYS * DAY_MS)),
      UNKNOWN_DAYS,
    ),
  ]
  return { checks, parked }
}

async function openBroadcasts(database: Database, whole: Whole): Promise<work.OpenBroadcast[]> {
  const since = new Date(whole.at.getTime() - BULK_PATIENCE_MS)
  const due = new Set(whole.broadcastHeads.map(({ broadcastId }) => broadcastId))
  const rows = await broadcastsIn(database.read, ['scheduled', 'running', 'paused'])
  return Promise.all(
    rows.map(async ({ id, status, startAt, pauseReason }) => {
      const [top] = pauseReason === 'errors' ? await topReasons(database.read, id, 'failed') : []
      const leftLately = due.has(id) ? await sentSince(database, id, since) : undefined
      return { id, status, startAt, pauseReason, mostly: top?.reason || undefined, leftLately }
    }),
  )
}
