import { timingSafeEqual } from 'node:crypto'
import { fastify } from 'fastify'
import { z } from 'zod'
import type { Env } from '../../core/env.ts'
import type { Logger } from '../../core/logger.ts'
import type { Telegraf, Update } from '../telegraf.ts'

/** Bytes of an update; Telegram's own are far smaller. */
const MAX_UPDATE_BYTES = 1_000_000
const updateSchema = z.looseObject({ update_id: z.number().int() })

export interface PublicServer {
  port: number
  close(): Promise<void>
}

/** The HTTP server the world sees: /healthz, and the webhook where one is set. */
export async function listen({
  env,
  bot,
  log,
}: {
  env: Env
  bot: Telegraf
  log: Logger
}): Promise<PublicServer> {
  // A call that is cut when the process stops comes again: Telegram repeats what was not answered.
  const app = fastify({ bodyLimit: MAX_UPDATE_BYTES, forceCloseConnections: true })
  app.get('/healthz', () => ({ ok: true }))
  if (env.WEBHOOK_URL && env.WEBHOOK_SECRET) {
    const secret = env.WEBHOOK_SECRET
    app.post(new URL(env.WEBHOOK_URL).pathname, async (request, reply) => {
      if (!sameSecret(request.headers['x-telegram-bot-api-secret-token'], secret))
        return reply.code(401).send()
      const update = updateSchema.safeParse(request.body)
      if (!update.success) return reply.code(400).send()
      await bot.handleUpdate(update.data as unknown as Update)
      return reply.code(200).send()
    })
  }
  const address = await app.listen({ port: env.PORT, host: env.WEBHOOK_URL ? '0.0.0.0' : '127.0.0.1' })
  const port = Number(new URL(address).port)
  log.info({ port }, 'listening')
  return { port, close: () => app.close() }
}

function sameSecret(given: unknown, secret: string): boolean {
  const [one, other] = [Buffer.from(String(given ?? '')), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}
