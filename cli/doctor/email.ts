import type { Env } from '../../core/env.ts'
import { createSmtpSender } from '../../jobs/email/smtp.ts'
import { sentenceOf } from '../../watch/one-at-a-time.ts'
import { type Finding, fail, ok } from './finding.ts'

/** An operator waits at the terminal. */
const PATIENCE = { connectMs: 5_000, silenceMs: 5_000, letterMs: 5_000 }

/** Letters to chairs who are not in the chat: are they sent, and does the mail server know us? No letter is sent. */
export async function examineEmail({
  SMTP_URL: url,
  MAIL_FROM: address,
}: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>): Promise<Finding> {
  if (!url || !address)
    return ok(
      'e-mail',
      'not used: SMTP_URL is not set, so no letter is planned; chairs outside the chat hear nothing',
    )
  const from = { name: '', address }
  const sender = createSmtpSender({ url, from, connections: 1, patience: PATIENCE })
  try {
    await sender.verify()
    return ok('e-mail', `${new URL(url).host} takes letters from ${address}`)
  } catch (error) {
    return fail(
      'e-mail',
      `${new URL(url).host} does not take letters: ${sentenceOf(error)}`,
      'Check SMTP_URL and the network; letters wait for a day and are then given up.',
    )
  } finally {
    await sender.close()
  }
}
