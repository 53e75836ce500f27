import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Logger } from '../core/logger.ts'
import type { Database } from './client.ts'
import {
  beatEpoch,
  type Epoch,
  endEpochs,
  endedWithClaims,
  openEpoch,
  openEpochs,
} from './repos/worker-epoch.ts'
import { transact } from './unit-of-work.ts'

/** This machine since its last start: two that were made from one image have the same name. */
export const MACHINE = `${hostname()}~${bootId()}`

/** A process silent for so long is dead. */
const LIFE_MS = 15_000
const BEAT_MS = 4_000
/** A process that could not say that it lives for so long stops sending: others are about to take it for dead. */
const FENCE_MS = 10_000

/** Instances that live in this very process: their process id tells nothing about them. */
const living = new Set<string>()

export type WorkerRole = 'jobs' | 'cli' | 'bot'
/** Roles that share the pace: a command sends beside the workers. */
const SENDING: readonly string[] = ['jobs', 'cli']

/** One process (or one run of a command) that may claim messages or updates. */
export interface Worker {
  epoch: number
  /** Ends the epochs of dead processes and returns every epoch whose claimed messages are nobody's. */
  deadEpochs(): Promise<number[]>
  /** Processes that send and live, this one included; as last looked at by deadEpochs. */
  peers(): number
  /** False where this process was silent for so long that others may already work in its place. */
  isHeard(): boolean
  close(): Promise<void>
}

export class AnotherWorkerError extends Error {
  constructor(role: WorkerRole, holder: string) {
    super(
      `another ${role} process works on this database (${holder}); stop it first: SQLite takes one of them`,
    )
    this.name = 'AnotherWorkerError'
  }
}

/** Opens an epoch. `alone` refuses to start beside another living process of the same role. */
export async function openWorker(
  database: Database,
  log: Logger,
  { role, alone }: { role: WorkerRole; alone: boolean },
): Promise<Worker> {
  const instance = randomUUID().slice(0, 8)
  const holder = `${role}@${MACHINE}#${process.pid}/${instance}`
  const epoch = await transact(database, async (tx) => {
    const rival = (await openEpochs(tx)).find((other) => roleOf(other) === role && !looksDead(other))
    if (alone && rival) throw new AnotherWorkerError(role, rival.holder)
    return openEpoch(tx, holder, new Date())
  })
  living.add(instance)
  const heart = startHeart(database, log, epoch)
  const watch = new Watch()
  return {
    epoch,
    deadEpochs: async () => {
      const dead = watch.look(await openEpochs(database.read), epoch)
      if (dead.length > 0) await transact(database, (tx) => endEpochs(tx, dead, new Date()))
      return endedWithClaims(database.read)
    },
    peers: () => Math.max(1, watch.living.filter((other) => SENDING.includes(roleOf(other))).length),
    isHeard: heart.isHeard,
    close: async () => {
      heart.stop()
      living.delete(instance)
      await transact(database, (tx) => endEpochs(tx, [epoch], new Date()))
    },
  }
}

function startHeart(database: Database, log: Logger, epoch: number) {
  let heardAt = performance.now()
  let beating = false
  const beat = async () => {
    if (beating) return
    beating = true
    try {
      const sentAt = performance.now()
      await transact(database, (tx) => beatEpoch(tx, epoch, new Date()))
      heardAt = sentAt
    } catch (error) {
      log.error({ err: error }, 'heartbeat failed')
    } finally {
      beating = false
    }
  }
  const timer = setInterval(() => void beat(), BEAT_MS)
  return { isHeard: () => performance.now() - heardAt < FENCE_MS, stop: () => clearInterval(timer) }
}

/** Watches whether other processes' heartbeats move, by this process's own clock: no two clocks are compared. */
export class Watch {
  living: Epoch[] = []
  readonly #seen = new Map<number, { beat: number; at: number }>()

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** Returns the epochs that are dead. */
  look(open: Epoch[], own: number): number[] {
    const now = this.monotonicMs()
    const dead = open.filter((each) => each.epoch !== own && this.#isDead(each, now))
    this.living = open.filter((each) => !dead.includes(each))
    for (const epoch of this.#seen.keys())
      if (!this.living.some((each) => each.epoch === epoch)) this.#seen.delete(epoch)
    return dead.map(({ epoch }) => epoch)
  }

  #isDead(other: Epoch, now: number): boolean {
    const here = livesHere(other)
    if (here !== undefined) return !here
    const seen = this.#seen.get(other.epoch)
    if (seen?.beat === other.beat) return now - seen.at > LIFE_MS
    this.#seen.set(other.epoch, { beat: other.beat, at: now })
    return false
  }
}

/** For who has watched nobody yet: a heartbeat far from now, on either side, is no longer kept up. */
export function looksDead(other: Epoch): boolean {
  const here = livesHere(other)
  if (here !== undefined) return !here
  return Math.abs(Date.now() - other.heartbeatAt.getTime()) > LIFE_MS
}

export function roleOf({ holder }: Pick<Epoch, 'holder'>): string {
  return holder.slice(0, holder.indexOf('@'))
}

/** Whether a process of this machine runs; undefined for one of another machine, or where its number is taken anew. */
function livesHere({ holder }: Epoch): boolean | undefined {
  const [, host, pid, instance] = /@(.+)#(\d+)\/(.+)$/.exec(holder) ?? []
  if (host !== MACHINE) return undefined
  if (Number(pid) === process.pid) return living.has(instance ?? '')
  // A running process may be another one that was given the number: its heartbeat tells.
  return isRunning(Number(pid)) ? undefined : false
}

/** Linux tells one start of one machine from all others; elsewhere only the name does. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  } catch {
    return ''
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
