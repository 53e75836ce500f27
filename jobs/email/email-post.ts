import { translate } from '../../core/i18n.ts'
import type { Logger } from '../../core/logger.ts'
import { UNSUBSCRIBE_PATH, unsubscribeToken } from '../../core/unsubscribe.ts'
import { emailSending } from '../../domain/email/sending.ts'
import type { Bucket } from '../sender/bucket.ts'
import { ChatPace } from '../sender/chat-pace.ts'
import { Outage } from '../sender/outage.ts'
import { Pace } from '../sender/pace.ts'
import { ClaimWindow, type Post } from '../sender/post.ts'
import { createSmtpSender, type Patience } from './smtp.ts'

/** What letters are sent with; nothing of it is shared with the chat. */
export interface EmailPost {
  post: Post
  from: string
  secret: string
  /** where the bot opens */
  botUrl: () => Promise<string | undefined>
  stopUrl: (accountId: number, address: string) => string
}

export interface EmailParts {
  url: string
  from: string
  secret: string
  /** the address of the bot's HTTP server as the world sees it */
  publicUrl: string
  botUrl: EmailPost['botUrl']
  bucketOf: (rate: number, key: string) => Bucket
  /** of the chat's post: this process's own affairs */
  process: Pick<Post, 'isHeard' | 'stopping' | 'lateCommits'>
  log: Logger
  patience?: Patience
}

export function openEmailPost(parts: EmailParts): EmailPost {
  const { url, from, secret, botUrl, bucketOf, patience } = parts
  const { isHeard, stopping, lateCommits } = parts.process
  const log = parts.log.child({ channel: 'email' })
  const { connections, perMinute } = emailSending
  const sender = createSmtpSender({
    ...{ url, connections, ...(patience && { patience }) },
    from: { name: translate('ru', { key: 'letter.from' }), address: from },
    log: (fields) => log.warn(fields, 'a letter was not taken'),
  })
  const root = parts.publicUrl.replace(/\/+$/, '')
  return {
    post: {
      ...{ isHeard, stopping, lateCommits, sender },
      pace: new Pace(bucketOf(perMinute / 60, 'pervichka:pace:email')),
      chats: new ChatPace(),
      // As many as there are connections: a letter that waits for one could time out before it has left.
      window: new ClaimWindow(connections),
      outage: new Outage(log),
      paid: undefined,
    },
    ...{ from, secret, botUrl },
    stopUrl: (accountId, address) =>
      `${root}${UNSUBSCRIBE_PATH}?t=${unsubscribeToken(accountId, address, secret)}`,
  }
}
