import { setImmediate as turn } from 'node:timers/promises'
import type { Database, Tx } from '../db/client.ts'
import { realNow } from '../db/real-now.ts'
import { broadcastsIn } from '../db/repos/broadcast.ts'
import { firstDueDelivery } from '../db/repos/deliveries.ts'
import { inboxStanding } from '../db/repos/inbox-standing.ts'
import { openBroadcasts, outboxStandings } from '../db/repos/queue-standing.ts'
import { openEpochs } from '../db/repos/worker-epoch.ts'
import { Watch, type WorkerRole } from '../db/worker.ts'
import { quietHoursOf } from '../domain/broadcast/sending.ts'
import { restNow } from '../domain/outbox/lane-rest.ts'
import type { JobLateness, Whole } from './facts.ts'
import { oneAtATime } from './one-at-a-time.ts'

const ROLES: readonly WorkerRole[] = ['bot', 'jobs', 'cli']
/** A look does not wait longer for the count of millions of recipients: it shows the count before. */
const COUNT_WAIT_MS = 1_000

/** Looks at the whole again and again. Moments are those of the product's clock, `now`. */
export class Lookout {
  readonly #processes = new Watch()
  readonly #countDeliveries: () => Promise<Whole['deliveries']>
  #deliveries: Whole['deliveries'] = []

  constructor(
    private readonly database: Database,
    private readonly lateness: () => Promise<JobLateness[]>,
  ) {
    this.#countDeliveries = oneAtATime(() => this.#count(), COUNT_WAIT_MS)
  }

  /** One look: some dozens of short reads, none of which grows with the number of people. */
  async look(now: Date): Promise<Whole> {
    const { read } = this.database
    return {
      at: now,
      outbox: await afterOthers(() => outboxStandings(read, now)),
      broadcastHeads: await afterOthers(() => this.#broadcastHeads(now)),
      broadcasts: await openBroadcasts(read),
      deliveries: await this.#countDeliveries().catch(() => this.#deliveries),
      inbox: await afterOthers(() => inboxStanding(read)),
      workers: await this.#workers(),
      lanes: await laneStandings(read),
      jobs: await afterOthers(this.lateness),
    }
  }

  async #broadcastHeads(now: Date): Promise<Whole['broadcastHeads']> {
    const heads: Whole['broadcastHeads'] = []
    for (const row of await broadcastsIn(this.database.read, ['running'])) {
      const due = { broadcastId: row.id, now, quiet: quietHoursOf(row) }
      const head = await firstDueDelivery(this.database.read, due)
      if (head) heads.push({ ...head, broadcastId: row.id, class: row.class })
    }
    return heads
  }

  async #count(): Promise<Whole['deliveries']> {
    const totals = new Map<string, { class: string; state: string; count: number }>()
    for (const { id, class: each } of await broadcastsIn(this.database.read, ['running']))
      for (const [state, count] of Object.entries((await this.database.counts.of(id)).counts)) {
        const total = totals.get(`${each} ${state}`) ?? { class: each, state, count: 0 }
        totals.set(`${each} ${state}`, { ...total, count: total.count + count })
      }
    this.#deliveries = [...totals.values()]
    return this.#deliveries
  }

  /** Who lives is seen by whether heartbeats move: what had just died when the first look was taken counts until the second. */
  async #workers(): Promise<Whole['workers']> {
    const nobody = -1
    this.#processes.look(await openEpochs(this.database.read), nobody)
    return ROLES.map((role) => ({
      role,
      count: this.#processes.living.filter(({ holder }) => holder.startsWith(`${role}@`)).length,
    }))
  }
}

/** SQLite answers without waiting, so a look would be one long breath: people's answers go first in between. */
async function afterOthers<T>(work: () => Promise<T>): Promise<T> {
  await turn()
  return work()
}

async function laneStandings(read: Tx): Promise<Whole['lanes']> {
  const now = await realNow(read)
  const row = await read.lanePause.findUnique({ where: { lane: 'bulk' } })
  const { until, factor } = restNow(row ?? undefined, now)
  return [{ lane: 'bulk', restMs: until ? until.getTime() - now.getTime() : 0, factor }]
}
