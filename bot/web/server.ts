import type { Env } from '../../core/env.ts'
import type { Logger } from '../../core/logger.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { createApp } from './app.ts'
import { type CheckParts, registerCheck } from './check/routes.ts'
import { type LettersParts, registerLetters } from './letters.ts'
import { registerWebhook } from './webhook.ts'

export interface PublicServer {
  port: number
  /** Takes no new call and ends those that are in hand. */
  close(): Promise<void>
}

/** The HTTP server the world sees: /healthz, the page that checks cards, and the webhook where one is set. */
export async function listen({
  env,
  inbox,
  log,
  check,
  letters,
}: {
  env: Env
  inbox: Inbox
  log: Logger
  check: CheckParts | undefined
  letters: Omit<LettersParts, 'root'>
}): Promise<PublicServer> {
  const app = createApp(log)
  app.get('/healthz', () => ({ ok: true }))
  if (env.WEBHOOK_URL && env.WEBHOOK_SECRET) {
    const path = new URL(env.WEBHOOK_URL).pathname
    registerWebhook(app, { path, secret: env.WEBHOOK_SECRET, inbox, log })
  }
  if (check) registerCheck(app, check)
  const root = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).pathname.replace(/\/+$/, '') : ''
  registerLetters(app, { root, ...letters })
  const isPublic = env.WEBHOOK_URL || env.PUBLIC_URL
  const address = await app.listen({ port: env.PORT, host: isPublic ? '0.0.0.0' : '127.0.0.1' })
  const port = Number(new URL(address).port)
  log.info({ port }, 'listening')
  return { port, close: () => app.close() }
}
