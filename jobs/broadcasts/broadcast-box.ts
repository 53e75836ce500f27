import { toLocale } from '../../core/i18n.ts'
import type { Tx } from '../../db/client.ts'
import { capFor } from '../../db/repos/addressees.ts'
import { addPaidMessages, type BroadcastRow, isRunning, pauseItself } from '../../db/repos/broadcast.ts'
import {
  claimDeliveries,
  firstDueDelivery,
  putBackDeliveries,
  settleDeliveries,
} from '../../db/repos/deliveries.ts'
import type { Settled } from '../../db/repos/settled-rows.ts'
import { transact } from '../../db/unit-of-work.ts'
import { quietHoursOf, RecentOutcomes, starsOf } from '../../domain/broadcast/sending.ts'
import { categoryOf } from '../../domain/outbox/category.ts'
import { mayHaveCost, type Outcome } from '../../domain/outbox/outcome.ts'
import type { JobContext } from '../context.ts'
import type { MailBox } from '../sender/conveyor.ts'
import { renderOffer, renderPlain } from '../sender/render.ts'
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
  const category = categoryOf({ ...row, kind: 'broadcast', lane: 'bulk' })
  const attached = row.attachment ? { attachment: row.attachment } : {}
  const news = { ...renderPlain(row.text), ...attached }
  const renderedFor = ({ locale, externalId }: { locale: string; externalId: string }) =>
    row.category === 'offer'
      ? { ...renderOffer(row.text, toLocale(locale), externalId, context.codec), ...attached }
      : news
  let recent = new RecentOutcomes()
  /** the messages in hand, each with the window it counts in: what was claimed before a pause says nothing of the time after */
  const windows = new Map<number, RecentOutcomes>()
  /** paid messages that no commit has written yet */
  let owed = 0
  const isExpired = () => row.expiresAt !== null && row.expiresAt <= clock.now()

  /** Once for each message, however often its transaction is run. */
  const note = (settled: readonly Settled[], outcomes: readonly Outcome[]) => {
    for (const [at, { id }] of settled.entries()) {
      const [window, outcome] = [windows.get(id), outcomes[at]]
      if (!window || !outcome) continue
      windows.delete(id)
      window.note(outcome)
      if (mayHaveCost(outcome)) owed += 1
    }
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
      note(settled, outcomes)
      const { claimed, running } = await transact(
        database,
        async (tx) => {
          await settleDeliveries(tx, epoch, settled, now)
          if (inHand) await putBackDeliveries(tx, row.id, epoch, inHand)
          await keepWatch(tx)
          const open = (await bulkLane.look(tx, outcomes)) && limit > 0 && !isExpired()
          const claim = { broadcastId: row.id, epoch, limit, now, quiet, category, cap }
          const claimed = open ? await claimDeliveries(tx, claim) : []
          return { claimed, running: claimed.length > 0 || (await isRunning(tx, row.id)) }
        },
        { statementsStandAlone: true },
      )
      owed = 0
      if (!running) recent = new RecentOutcomes()
      for (const { id } of claimed) windows.set(id, recent)
      if (settled.length > 0) touch()
      return claimed.map((mail) => {
        return { ...mail, class: row.class, kind: 'broadcast', org, rendered: renderedFor(mail) }
      })
    },
  }
}
