import type { ExplainedAccount } from '../../db/repos/explained-account.ts'
import type { TracedMessage } from '../../db/repos/traced-messages.ts'
import { type Fate, fateOf, heldBack, type Wait } from '../../domain/outbox/fate.ts'
import { because, firstWords, type Moment } from './words.ts'

export interface Teller {
  person: ExplainedAccount
  say: Moment
  now: Date
}

/** What became of a message, as a sentence. */
export function messageSentence(message: TracedMessage, teller: Teller): string {
  const { kind, ref, text } = message
  const name = text === undefined ? `Message ${kind}` : `Broadcast ${ref} («${firstWords(text)}»)`
  return `${name}: ${fateWords(message, teller)}.`
}

export function fateWords(message: TracedMessage, teller: Teller): string {
  const fate = fateOf(message, teller.now)
  if (fate.is !== 'waits') return ended(fate, message)
  const held = obstacle(message, teller.person)
  return held ? `${waiting(fate, teller.say)}; it will be left out then, ${held}` : waiting(fate, teller.say)
}

/** Why the person would not get the message if its turn came now. */
export function obstacle(
  message: Parameters<typeof heldBack>[0],
  person: ExplainedAccount,
): string | undefined {
  const held = heldBack(message, person)
  return held && `because ${because(held)}`
}

function ended(fate: Exclude<Fate, Wait>, { kind, ref }: TracedMessage): string {
  switch (fate.is) {
    case 'sent':
      return 'sent'
    case 'taken_back':
      return 'sent, and taken back again'
    case 'not_taken_back':
      return `sent; it could not be taken back, because ${because(fate.reason)}`
    case 'sending':
      return 'a process is sending it now'
    case 'orphaned':
      return 'the process that was sending it died; a living process of jobs settles it within half a minute'
    case 'failed':
      return `failed, because ${because(fate.reason)}`
    case 'left_out':
      return `skipped, because ${because(fate.reason)}`
    case 'in_doubt': {
      const why = fate.died
        ? 'the process that was sending died'
        : 'the connection broke and Telegram did not confirm it'
      const next =
        kind === 'broadcast'
          ? `its author can send it again: /broadcasts in the chat, No. ${ref}, “Send again”`
          : 'it is not sent again by itself'
      return `unknown: ${why}; it may have arrived; ${next}`
    }
  }
}

function waiting({ why, until, reason }: Wait, say: Moment): string {
  const then = until ? say(until) : ''
  switch (why) {
    case 'start':
      return `waits for the broadcast, which starts at ${then}`
    case 'paused':
      return 'waits, for the broadcast is paused'
    case 'time':
      return `is to leave at ${then}`
    case 'retry':
      return `is tried again at ${then}, because ${because(reason ?? '')}`
    case 'night':
      return `waits until ${then}, for it is night where the person is`
    case 'turn':
      return 'waits for its turn'
  }
}
