import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Tx } from '../../db/client.ts'
import {
  type BroadcastRow,
  broadcastsIn,
  cancelledWithRest,
  commandBroadcast,
  finishBroadcast,
  skipPlanned,
} from '../../db/repos/broadcast.ts'
import {
  firstDueDelivery,
  nextDeliveryRetry,
  putBackClaims,
  recoverDeliveries,
} from '../../db/repos/deliveries.ts'
import { toBeRetracted } from '../../db/repos/retract.ts'
import { transact } from '../../db/unit-of-work.ts'
import { quietHoursOf } from '../../domain/broadcast/sending.ts'
import type { JobContext, JobReport } from '../context.ts'
import { waitForRetry } from '../patience.ts'
import { Conveyor } from '../sender/conveyor.ts'
import { putBackLate, recover } from '../sender/recover.ts'
import { runTasks, type Task } from '../sender/run-tasks.ts'
import { newTally, type Tally } from '../sender/tally.ts'
import { broadcastBox } from './broadcast-box.ts'
import { planRecipients } from './plan-recipients.ts'
import { ProgressBoard } from './progress.ts'
import { retractBroadcast } from './retract.ts'

/** Starts, plans, sends and finishes broadcasts: everything that is due by the clock, all of them side by side. */
export async function runBroadcasts(context: JobContext): Promise<JobReport> {
  const { post } = context
  const tally = newTally()
  const round = new Round(context, tally)
  await putBackLate(context, (tx) => putBackClaims(tx, context.worker.epoch))
  do await runTasks(() => round.look(), post.stopping)
  while (context.patient && (await waitForRetry(await nextAttempt(context), post.stopping)))
  await round.close()
  const { sent, skipped, failed, unknown, items } = tally
  return { planned: round.planned, sent, skipped, failed: failed + unknown, items }
}

/** What is done beside the sending, each time somebody looks. */
class Round {
  planned = 0
  readonly #sending = new Map<number, Task>()
  readonly #board: ProgressBoard

  constructor(
    private readonly context: JobContext,
    private readonly tally: Tally,
  ) {
    this.#board = new ProgressBoard(context)
  }

  async look(): Promise<Task[]> {
    const { database, clock } = this.context
    await recover(this.context, recoverDeliveries)
    for (const row of await broadcastsIn(database.read, ['scheduled'], clock.now()))
      await transact(database, (tx) => commandBroadcast(tx, row.id, 'start', clock.now()))
    for (const id of await cancelledWithRest(database.read)) await this.#skipRest(id, 'cancelled')
    const tasks: Task[] = (await toBeRetracted(database.read)).map((id) => retraction(this.context, id))
    const running = await broadcastsIn(database.read, ['running'])
    this.#forgetAllBut(running)
    for (const row of running) tasks.push(...(await this.#carry(row)))
    return tasks
  }

  close(): Promise<void> {
    return this.#board.close()
  }

  /** What was paused begins anew when it is resumed. */
  #forgetAllBut(running: readonly BroadcastRow[]): void {
    const ids = new Set(running.map(({ id }) => id))
    for (const id of this.#sending.keys()) if (!ids.has(id)) this.#sending.delete(id)
  }

  /** Plans what is not planned, leaves out whom it is too late for, ends what is done; what is left is to be sent. */
  async #carry(row: BroadcastRow): Promise<Task[]> {
    const { database, clock, post } = this.context
    if (!row.plannedAt) this.planned += await planRecipients(this.context, row.id)
    if (row.expiresAt && row.expiresAt <= clock.now()) await this.#skipRest(row.id, 'expired')
    if (await transact(database, (tx) => finishBroadcast(tx, row.id, clock.now()))) {
      this.#board.touch(row.id)
      return []
    }
    if (post.stopping()) return []
    const task = this.#sending.get(row.id) ?? (await this.#sendingOf(row))
    this.#sending.set(row.id, task)
    return [task]
  }

  async #skipRest(id: number, reason: string): Promise<void> {
    const { database, clock, post } = this.context
    const page = (tx: Tx) => skipPlanned(tx, id, reason, clock.now())
    while (!post.stopping() && (await transact(database, page))) await othersFirst()
    this.#board.touch(id)
  }

  async #sendingOf(row: BroadcastRow): Promise<Task> {
    const { database, post, log } = this.context
    const org =
      row.orgId === null ? null : await database.read.organisation.findUnique({ where: { id: row.orgId } })
    const box = broadcastBox(this.context, row, org?.aisId ?? null, () => this.#board.touch(row.id))
    return new Conveyor(box, post, this.tally, log)
  }
}

function retraction(context: JobContext, id: number): Task {
  return {
    name: `retraction ${id}`,
    isDue: async () =>
      context.post.outage.restMs() === 0 && !(await context.bulkLane.restMs(context.database.write)),
    run: () => retractBroadcast(context, id),
  }
}

/** How long until somebody who waits may be written to: another attempt's own delay, or the rest of bulk. */
async function nextAttempt({ database: { read, write }, clock, bulkLane, post }: JobContext) {
  const running = await broadcastsIn(read, ['running'])
  if (running.length === 0) return undefined
  const rest = await bulkLane.restMs(write)
  if (rest) return { inMs: rest, reason: 'throttled' }
  const now = clock.now()
  const retries: Array<{ at: Date; reason: string }> = []
  for (const row of running) {
    const broadcast = { broadcastId: row.id, now, quiet: quietHoursOf(row) }
    // Somebody has become due since the tasks looked for the last time.
    if (await firstDueDelivery(read, broadcast)) return { inMs: post.outage.restMs(), reason: '' }
    const retry = await nextDeliveryRetry(read, row.id, now)
    if (retry) retries.push(retry)
  }
  const [first] = retries.sort((one, other) => one.at.getTime() - other.at.getTime())
  return first && { inMs: first.at.getTime() - now.getTime(), reason: first.reason }
}
