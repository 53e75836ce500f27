import { toLocale } from '../../core/i18n.ts'
import {
  type ClaimedMessage,
  claimMessages,
  hasDueMessage,
  type OutboxQueue,
  putBackMessages,
  settleMessages,
} from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../context.ts'
import type { Mail } from '../sender/attempt.ts'
import type { MailBox } from '../sender/conveyor.ts'
import { renderScreen } from '../sender/render.ts'
import { readStoredScreen } from '../sender/stored-screen.ts'

/** One queue of the outbox: what somebody waits for, or the bulk of one class. */
export function outboxBox(context: JobContext, queue: OutboxQueue): MailBox {
  const { database, clock, worker, bulkLane } = context
  const bulk = queue.lane === 'bulk'
  return {
    name: `${queue.lane} ${queue.class ?? ''}`,
    queue: queue.class ?? 'realtime',
    isDue: async () =>
      (await hasDueMessage(database.read, queue, clock.now())) &&
      !(bulk && (await bulkLane.restMs(database.write))),
    exchange: async ({ settled, outcomes, limit, inHand }) => {
      const now = clock.now()
      const claimed = await transact(
        database,
        async (tx) => {
          await settleMessages(tx, worker.epoch, settled, now)
          if (inHand) await putBackMessages(tx, queue, worker.epoch, inHand)
          const open = await bulkLane.look(tx, outcomes)
          if (limit === 0 || (bulk && !open)) return []
          return claimMessages(tx, { ...queue, epoch: worker.epoch, limit, now })
        },
        { statementsStandAlone: true },
      )
      return claimed.map((message) => toMail(message, context))
    },
  }
}

function toMail(message: ClaimedMessage, { codec, log }: JobContext): Mail {
  const screen = readStoredScreen(message.screen)
  if (!screen) log.error({ message: message.id }, 'a stored message cannot be shown')
  const rendered = screen && renderScreen(screen, toLocale(message.locale), message.externalId, codec)
  return { ...message, org: message.orgAisId, rendered }
}
