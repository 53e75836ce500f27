import { DateTime } from 'luxon'
import { reasonText } from '../../bot/features/announce/reasons.ts'
import { translate } from '../../core/i18n.ts'
import { reminderCap } from '../../domain/broadcast/sending.ts'

/** A moment by the clock of a zone: 2022-11-21 09:00. */
export type Moment = (at: Date) => string

export function momentsIn(zone: string): Moment {
  return (at) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm')
}

/** Reasons as the second half of a sentence. */
const REASONS: Record<string, string> = {
  blocked: 'the person had blocked the bot',
  deactivated: "the person's account was deleted",
  expired: 'its time was over before their turn came',
  cancelled: 'it was stopped before their turn came',
  no_consent: 'the person has given no consent to offers of partners, or took it back',
  no_email_consent: 'the chair, the address or the consent to letters is another by now',
  email_returned: 'the mail server says that there is no such address',
  email_refused: 'the mail server refused the letter, not the address',
  email_deferred: 'the mail server asked to come again later',
  email_away: 'the mail server could not be reached',
  email_silent: 'the mail server fell silent in the middle of the letter',
  switched_off: 'the person had switched messages of this kind off',
  frequency_cap: `the person had had ${reminderCap.messages} reminders in ${reminderCap.days} days`,
  chat_not_found: 'Telegram found no chat with them',
  too_old: 'it was older than 48 hours',
  throttled: 'Telegram asked to slow down',
  again: 'its author sends it again',
  moved: 'the chat has a new address, to which it goes next',
}

export function because(code: string): string {
  return REASONS[code] ?? translate('en', reasonText(code))
}

/** Characters that tell one broadcast from another. */
const FIRST_WORDS = 40

/** The beginning of a text in one line, without the marks of bold and italic. */
export function firstWords(text: string): string {
  const plain = text
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length <= FIRST_WORDS ? plain : `${plain.slice(0, FIRST_WORDS).replace(/\s\S*$/, '')}…`
}
