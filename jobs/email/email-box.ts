import { toLocale } from '../../core/i18n.ts'
import { claimLetters, noteReturned } from '../../db/repos/letters.ts'
import { type ClaimedMessage, hasDueMessage, putBackMessages, settleMessages } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { emailVerdict } from '../../domain/email/sending.ts'
import type { JobContext } from '../context.ts'
import type { Mail } from '../sender/attempt.ts'
import type { MailBox } from '../sender/conveyor.ts'
import { readStoredScreen } from '../sender/stored-screen.ts'
import type { EmailPost } from './email-post.ts'
import { renderLetter } from './letter.ts'
import { RETURNED } from './smtp-outcome.ts'

export const EMAIL_QUEUE = { lane: 'email' } as const

/** The letters of the outbox. */
export function emailBox(context: JobContext, email: EmailPost): MailBox {
  const { database, clock, worker } = context
  return {
    ...{ name: 'email', lane: 'email', verdict: emailVerdict },
    // Of a pace of its own, where nobody is before anybody.
    queue: 'realtime',
    isDue: () => hasDueMessage(database.read, EMAIL_QUEUE, clock.now()),
    exchange: async ({ settled, limit, inHand }) => {
      const now = clock.now()
      const botUrl = limit > 0 ? await email.botUrl() : undefined
      const claimed = await transact(database, async (tx) => {
        await settleMessages(tx, worker.epoch, settled, now)
        const returned = settled.filter(({ verdict }) => verdict.reason === RETURNED)
        await noteReturned(
          tx,
          returned.map(({ accountId }) => accountId),
          now,
        )
        if (inHand) await putBackMessages(tx, EMAIL_QUEUE, worker.epoch, inHand)
        return limit > 0 ? claimLetters(tx, { epoch: worker.epoch, limit, now }) : []
      })
      return claimed.map((message) => toMail(message, { context, email, botUrl }))
    },
  }
}

function toMail(
  message: ClaimedMessage,
  { context, email, botUrl }: { context: JobContext; email: EmailPost; botUrl: string | undefined },
): Mail {
  const { id, kind, accountId, externalId } = message
  const { from, secret } = email
  const screen = readStoredScreen(message.screen)
  if (!screen) context.log.error({ message: id }, 'a stored message cannot be shown')
  const locale = toLocale(message.locale)
  const stopUrl = email.stopUrl(accountId, externalId)
  const date = context.clock.now()
  const rendered = screen && renderLetter({ id, kind, screen, locale, botUrl, stopUrl, from, secret, date })
  return { ...message, org: message.orgAisId, rendered }
}
