import type { Env } from '../../core/env.ts'
import { createBotAddress } from './bot-address.ts'
import { type EmailParts, type EmailPost, openEmailPost } from './email-post.ts'

type Needs = Pick<EmailParts, 'secret' | 'bucketOf' | 'process' | 'log'> & {
  env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL' | 'PORT' | 'HTTPS_PROXY'>
  token: string
  apiRoot: string
}

/** What letters are sent with; undefined where no mail server is set. */
export function composeEmail({ env, token, apiRoot, ...parts }: Needs): EmailPost | undefined {
  const { SMTP_URL: url, MAIL_FROM: from, HTTPS_PROXY: proxy } = env
  if (!url || !from) return undefined
  return openEmailPost({
    ...{ ...parts, url, from },
    // Only the demo has no public address: its pages are opened on this very machine.
    publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    botUrl: createBotAddress({ token, apiRoot, proxy }, parts.log),
  })
}
