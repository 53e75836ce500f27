import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from '../../core/logger.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { readIncoming } from '../inbox/incoming.ts'

/** Bytes of an update; Telegram's own are far smaller. */
const MAX_UPDATE_BYTES = 1_000_000
/** Milliseconds in which an update must be written down; the messenger waits for not much longer. */
const WRITE_WITHIN_MS = 5_000
/** Seconds after which the messenger brings again what could not be written down. */
const RETRY_AFTER_S = 5

/** An update that is no JSON. */
class NotJson extends Error {
  readonly statusCode = 400
}

interface Received {
  update: unknown
  body: string
}

/** Takes the messenger's updates at `path`: each is acknowledged as soon as it is written down, whatever follows. */
export function registerWebhook(
  app: FastifyInstance,
  { path, secret, inbox, log }: { path: string; secret: string; inbox: Inbox; log: Logger },
): void {
  app.register(async (scope) => {
    // The text is kept as it came: it is what the inbox writes down.
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      try {
        done(null, { update: JSON.parse(String(body)), body: String(body) } satisfies Received)
      } catch {
        done(new NotJson('not JSON'))
      }
    })
    const isKnown = secretCheck(secret)
    scope.post(path, {
      bodyLimit: MAX_UPDATE_BYTES,
      // Before a byte of the body is read: a stranger costs us nothing.
      onRequest: async (request, reply) => {
        if (!isKnown(request.headers['x-telegram-bot-api-secret-token'])) return reply.code(401).send()
      },
      handler: async (request, reply) => {
        const { update, body } = request.body as Received
        const incoming = readIncoming(update, body)
        if (!incoming) return reply.code(400).send()
        try {
          await within(WRITE_WITHIN_MS, inbox.record(incoming))
        } catch (error) {
          log.warn({ reason: error instanceof Error ? error.message : '' }, 'an update was turned back')
          return reply.code(503).header('retry-after', RETRY_AFTER_S).send()
        }
        return reply.code(200).send()
      },
    })
  })
}

/** As `work`, but rejects where it lasts longer than `ms`. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('it took too long')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/** Takes the same time for any wrong secret. */
function secretCheck(secret: string): (given: unknown) => boolean {
  const expected = Buffer.from(secret)
  return (given) => {
    const one = Buffer.from(String(given ?? ''))
    return one.length === expected.length && timingSafeEqual(one, expected)
  }
}
