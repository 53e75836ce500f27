import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { Database, Tx } from '../../db/client.ts'
import { hasOrphans, recoverUpdates, waitingLines } from '../../db/repos/updates.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { Inbox } from './inbox.ts'
import type { InboxParts } from './parts.ts'
import type { Worker } from './round.ts'
import { MAX_ATTEMPTS } from './verdict.ts'

/** Milliseconds between looks: for updates that a dead process left, or that an operator lets try again. */
const EVERY_MS = 1_000
/** Updates looked at; further ones wait for the next look. */
const PAGE = 1_000

export interface SweepParts {
  database: Database
  clock: Clock
  log: Logger
  worker: Worker
  inbox: Inbox
  onParked: InboxParts['onParked']
  /** notices which processes have died */
  findDead: () => Promise<unknown>
}

/** Finds what nobody has in hand: the net under the inbox. */
export class Sweep {
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(private readonly parts: SweepParts) {}

  /** Looks once and throws what goes wrong; then goes on by itself. */
  async start(): Promise<void> {
    await this.#recover()
    await this.#look()
    this.#timer = setInterval(() => {
      this.#looking ??= this.#again().finally(() => {
        this.#looking = undefined
      })
    }, EVERY_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #again(): Promise<void> {
    try {
      if (!this.parts.worker.alone) {
        await this.parts.findDead()
        await this.#recover()
      }
      await this.#look()
    } catch (error) {
      this.parts.log.error({ err: error }, 'looking for updates that wait failed')
    }
  }

  async #recover(): Promise<void> {
    const { database, worker, clock, onParked } = this.parts
    if (!(await hasOrphans(database.read, worker))) return
    const recover = (tx: Tx) => recoverUpdates(tx, worker, MAX_ATTEMPTS, clock.now())
    const parked = await transact(database, recover, { statementsStandAlone: true })
    if (parked.length > 0) onParked(parked.map((updateId) => ({ updateId, reason: 'died' })))
  }

  async #look(): Promise<void> {
    const { database, worker, inbox } = this.parts
    inbox.want(await waitingLines(database.read, worker.epoch, PAGE))
  }
}
