import { EMAIL_WAITS, type Outcome } from '../../domain/outbox/outcome.ts'

/** An attempt that failed, in no library's terms. */
export interface FailedLetter {
  /** it certainly did not come so far; undefined: nobody knows */
  before: 'server' | undefined
  /** the server's own answer */
  status: number | undefined
  /** its text, with an enhanced code such as 5.1.1 where it gave one */
  said: string
  /** what was asked when it answered: RCPT TO, DATA … */
  command: string
  /** no letter can be addressed so */
  impossible: boolean
}

/** Commands whose answer is about the one recipient, or the one letter; all others are about us and the server. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']
/**
 * Enhanced codes (RFC 3463) of a refusal that does not say that the address is wrong: 5.7.x is the server's policy about
 * us, 5.2.2 a mailbox that is full, 5.3.4 and 5.6.x the letter itself. One list of bad senders would else close thousands of addresses.
 */
const NOT_THE_ADDRESS = /\b5\.(7\.\d+|2\.2|3\.4|6\.\d+)\b/

/** THE table: what became of an attempt by mail. */
export function outcomeOfFailed({ before, status, said, command, impossible }: FailedLetter): Outcome {
  if (impossible) return { kind: 'rejected', code: RETURNED }
  const { later, away } = EMAIL_WAITS
  if (status === undefined)
    return before
      ? { kind: 'unreachable', doubt: false, code: away }
      : { kind: 'unreachable', doubt: true, code: 'email_silent' }
  if (!ABOUT_THE_LETTER.includes(command)) return { kind: 'unreachable', doubt: false, code: away }
  if (status < 500) return { kind: 'deferred', code: later }
  return { kind: 'rejected', code: NOT_THE_ADDRESS.test(said) ? 'email_refused' : RETURNED }
}

/** The address is wrong: nothing is sent to it again until somebody corrects it. */
export const RETURNED = 'email_returned'
