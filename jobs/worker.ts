import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Logger } from '../core/logger.ts'
import type { Database } from '../db/client.ts'
import { beatEpoch, type Epoch, endEpochs, openEpoch, openEpochs } from '../db/repos/worker-epoch.ts'
import { transact } from '../db/unit-of-work.ts'

/** A worker silent for so long is dead. */
const LIFE_MS = 15_000
const BEAT_MS = 4_000

/** Instances that live in this very process: their process id tells nothing about them. */
const living = new Set<string>()

/** One process (or one run of a command) that may claim messages. */
export interface Worker {
  epoch: number
  /** Ends the epochs of dead workers and returns every epoch whose claims are nobody's. */
  deadEpochs(): Promise<number[]>
  close(): Promise<void>
}

export class AnotherWorkerError extends Error {
  constructor(holder: string) {
    super(`another jobs process works on this database (${holder}); stop it first: SQLite takes one of them`)
    this.name = 'AnotherWorkerError'
  }
}

/** Opens an epoch. `alone` refuses to start beside another living worker of the same role. */
export async function openWorker(
  database: Database,
  log: Logger,
  options: { role: 'jobs' | 'cli'; alone: boolean },
): Promise<Worker> {
  const instance = randomUUID().slice(0, 8)
  const holder = `${options.role}@${hostname()}#${process.pid}/${instance}`
  const epoch = await transact(database, async (tx) => {
    const others = (await openEpochs(tx)).filter((other) => !isDead(other))
    const rival = others.find((other) => other.holder.startsWith(`${options.role}@`))
    if (options.alone && rival) throw new AnotherWorkerError(rival.holder)
    return openEpoch(tx, holder, new Date())
  })
  living.add(instance)
  const timer = setInterval(() => {
    transact(database, (tx) => beatEpoch(tx, epoch, new Date())).catch((error: unknown) =>
      log.error({ err: error }, 'heartbeat failed'),
    )
  }, BEAT_MS)
  return {
    epoch,
    deadEpochs: () => buryDead(database),
    close: async () => {
      clearInterval(timer)
      living.delete(instance)
      await transact(database, (tx) => endEpochs(tx, [epoch], new Date()))
    },
  }
}

async function buryDead(database: Database): Promise<number[]> {
  const dead = (await openEpochs(database.read)).filter(isDead).map((row) => row.epoch)
  if (dead.length > 0) await transact(database, (tx) => endEpochs(tx, dead, new Date()))
  const ended = await database.read.$queryRaw<Array<{ epoch: number | bigint }>>`
    SELECT DISTINCT w."epoch" AS "epoch" FROM "WorkerEpoch" w
    WHERE w."endedAt" IS NOT NULL
      AND (EXISTS (SELECT 1 FROM "OutboxMessage" m WHERE m."state" = 'claimed' AND m."epoch" = w."epoch")
        OR EXISTS (SELECT 1 FROM "Delivery" d WHERE d."state" = 'claimed' AND d."epoch" = w."epoch"))`
  return ended.map((row) => Number(row.epoch))
}

function isDead(epoch: Epoch): boolean {
  if (Date.now() - epoch.heartbeatAt.getTime() > LIFE_MS) return true
  const [, host, pid, instance] = /@(.+)#(\d+)\/(.+)$/.exec(epoch.holder) ?? []
  if (host !== hostname()) return false
  if (Number(pid) === process.pid) return !living.has(instance ?? '')
  return !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
