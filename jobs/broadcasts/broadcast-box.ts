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
import { mayHaveCost, type Outcome } from '../../domain/outbox/outcome.ts'
import type { JobContext } from '../context.ts'
import type { MailBox } from '../sender/conveyor.ts'
import { renderPlain } from '../sender/render.ts'
import { tellPaused } from './tell-paused.ts'

/** The recipients of one running broadcast. `touch`: something of it was written. */
export function broadcastBox(
  context: JobContext,
  row: BroadcastRow,
  org: string | null,
  touch: () => void,
): MailBox {
  const { database, clock, worker, bulkLane } = context
  const quiet = quietHoursOf(row)
  const category = categoryOf({ class: row.class, kind: 'broadcast', lane: 'bulk' })
  const rendered = { ...renderPlain(row.text), ...(row.attachment && { attachment: row.attachment }) }
  const recent = new RecentOutcomes()
  const noted = new WeakSet<Outcome>()
  /** paid messages that no commit has written yet */
  let owed = 0
  const isExpired = () => row.expiresAt !== null && row.expiresAt <= clock.now()

  /** Once for each outcome, however often its transaction is run. */
  const note = (outcomes: readonly Outcome[]) => {
    const fresh = outcomes.filter((outcome) => !noted.has(outcome))
    for (const outcome of fresh) {
      noted.add(outcome)
      recent.note(outcome)
    }
    owed += fresh.filter(mayHaveCost).length
  }

  const keepWatch = async (tx: Tx) => {
    const { STARS_LIMIT: limit = Number.POSITIVE_INFINITY } = context.env
    // Of all workers: the row knows what others spent.
    const spent = owed > 0 && starsOf(await addPaidMessages(tx, row.id, owed)) >= limit
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
      note(outcomes)
      const claimed = await transact(
        database,
        async (tx) => {
          await settleDeliveries(tx, epoch, settled, now)
          if (inHand) await putBackDeliveries(tx, row.id, epoch, inHand)
          await keepWatch(tx)
          if (!(await bulkLane.look(tx, outcomes)) || limit === 0 || isExpired()) return []
          return claimDeliveries(tx, { broadcastId: row.id, epoch, limit, now, quiet, category, cap })
        },
        { statementsStandAlone: true },
      )
      owed = 0
      if (settled.length > 0) touch()
      return claimed.map((mail) => ({ ...mail, class: row.class, kind: 'broadcast', org, rendered }))
    },
  }
}
