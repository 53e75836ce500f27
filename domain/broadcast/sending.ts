import type { Outcome } from '../outbox/outcome.ts'
import type { MessageClass } from '../outbox/ports.ts'
import data from './data/sending.json' with { type: 'json' }
import type { Night, QuietHours } from './quiet-hours.ts'

/** Hours in which nobody is written to, of the person's own clock. The union has said none: these are the usual ones. */
export const quietHours: Night = data.quietHours

/** Nights to choose from, by their numbers: the usual one first. Reminders begin at nine, so none ends later. */
export const NIGHTS: readonly Night[] = [data.quietHours, ...data.otherNights]

/** The hours in which this broadcast is quiet; undefined: it is sent at any. */
export function quietHoursOf(broadcast: {
  quietHours: boolean
  class: MessageClass
}): QuietHours | undefined {
  return broadcast.quietHours && broadcast.class !== 'urgent'
    ? { ...quietHours, others: data.otherNights }
    : undefined
}

/** Reminders one person gets at most in so many days; further ones are left out. */
export const reminderCap: { messages: number; days: number } = data.reminderCap

/** Bulk messages of each class that leave while all of them wait: none starves, the urgent are hardly slowed down. */
export const CLASS_WEIGHTS: Record<MessageClass, number> = { urgent: 6, reminder: 3, announcement: 1 }

/** Stars a message costs above the free pace, and that pace (Telegram, "Paid Broadcasts"). */
const STARS_PER_MESSAGE = 0.1
export const FREE_RATE = 30

/** Stars that so many messages above the free pace cost. */
export function starsOf(paidMessages: number): number {
  return Math.ceil(paidMessages * STARS_PER_MESSAGE)
}

/** The last outcomes of a broadcast, for its automatic pause. */
export class RecentOutcomes {
  readonly #errors: boolean[] = []

  /** Notes an outcome. Who is not to be written to, and what never left, are no errors of the broadcast. */
  note(outcome: Outcome): void {
    const { kind } = outcome
    const isError = kind === 'rejected' || (kind === 'unreachable' && outcome.doubt)
    if (kind !== 'sent' && !isError) return
    this.#errors.push(isError)
    if (this.#errors.length > data.autoPause.window) this.#errors.shift()
  }

  /** Do so many of the last messages fail that going on would do harm? */
  tooManyErrors(): boolean {
    const { least, share } = data.autoPause
    const errors = this.#errors.filter(Boolean).length
    return this.#errors.length >= least && errors > this.#errors.length * share
  }
}
