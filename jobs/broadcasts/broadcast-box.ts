import type { Tx } from '../../db/client.ts'
import { capFor } from '../../db/repos/addressees.ts'
import { addPaidMessages, type BroadcastRow, pauseItself } from '../../db/repos/broadcast.ts'
import {
  claimDeliveries,
  firstDueDelivery,
  putBackDeliveries,
  settleDeliveries,
} from '../../db/repos/deliveries.ts'
import { transact } from '../../db/unit-of-work.ts'
import { quietHoursOf, RecentOutcomes, starsOf } from '../../domain/broadcast/sending.ts'
import { categoryOf } from '../../domain/outbox/category.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { JobContext } from '../context.ts'
import type { MailBox } from '../sender/conveyor.ts'
import { renderPlain } from '../sender/render.ts'
import { PaidMeter } from './paid-meter.ts'
import { tellPaused } from './tell-paused.ts'

/** The recipients of one running broadcast. `touch`: something of it was written. */
export function broadcastBox(
  context: JobContext,
  row: BroadcastRow,
  org: string | null,
  touch: () => void,
): MailBox {
  const { database, clock, worker, bulkLane, post } = context
  const quiet = quietHoursOf(row)
  const category = categoryOf({ class: row.class, kind: 'broadcast', lane: 'bulk' })
  const rendered = { ...renderPlain(row.text), ...(row.attachment && { attachment: row.attachment }) }
  const recent = new RecentOutcomes()
  const meter = new PaidMeter()
  const isExpired = () => row.expiresAt !== null && row.expiresAt <= clock.now()

  const keepWatch = async (tx: Tx, outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) recent.note(outcome)
    const paid = post.paid ? meter.count(outcomes.filter(({ kind }) => kind === 'sent').length) : 0
    if (paid > 0) await addPaidMessages(tx, row.id, paid)
    const { STARS_LIMIT: limit = Number.POSITIVE_INFINITY } = context.env
    const spent = paid > 0 && starsOf(row.paidMessages + meter.total) >= limit
    const why = spent ? 'stars' : recent.tooManyErrors() ? 'errors' : undefined
    if (why && (await pauseItself(tx, row.id, why))) await tellPaused(tx, row, why, clock.now())
  }

  return {
    name: `broadcast ${row.id}`,
    queue: row.class,
    isDue: async () =>
      !isExpired() &&
      (await firstDueDelivery(database.read, { broadcastId: row.id, now: clock.now(), quiet })) !==
        undefined &&
      !(await bulkLane.restMs(database.write)),
    exchange: async ({ settled, outcomes, limit, inHand }) => {
      const now = clock.now()
      const { epoch } = worker
      const cap = capFor({ class: row.class, lane: 'bulk' }, now)
      const claimed = await transact(
        database,
        async (tx) => {
          await settleDeliveries(tx, epoch, settled, now)
          if (inHand) await putBackDeliveries(tx, row.id, epoch, inHand)
          await keepWatch(tx, outcomes)
          if (!(await bulkLane.look(tx, outcomes)) || limit === 0 || isExpired()) return []
          return claimDeliveries(tx, { broadcastId: row.id, epoch, limit, now, quiet, category, cap })
        },
        { statementsStandAlone: true },
      )
      if (settled.length > 0) touch()
      return claimed.map((mail) => ({ ...mail, class: row.class, kind: 'broadcast', org, rendered }))
    },
  }
}
