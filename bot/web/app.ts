import { type FastifyInstance, fastify } from 'fastify'
import type { Logger } from '../../core/logger.ts'

/** A proxy beside us says whose call it passes on; a stranger's own word counts for nothing. */
const PROXIES = ['loopback', 'linklocal', 'uniquelocal']

/** What a caller may take of the server before it has said anything sensible. */
export interface Patience {
  /** milliseconds for a whole request, its body too: an update is far below a megabyte, and Telegram sends it at once */
  requestMs: number
  /** milliseconds of silence on a connection: longer than a request and its answer take together */
  silenceMs: number
  /** how often connections are looked through for slow ones */
  lookEveryMs: number
  /** connections at once: a process may have 1 024 files open, and the database and Telegram take some of them */
  connections: number
}

const PATIENCE: Patience = { requestMs: 15_000, silenceMs: 60_000, lookEveryMs: 5_000, connections: 800 }

/** The server without its pages: it waits for nobody for ever, and tells nobody what went wrong inside. */
export function createApp(log: Logger, patience: Partial<Patience> = {}): FastifyInstance {
  const { requestMs, silenceMs, lookEveryMs, connections } = { ...PATIENCE, ...patience }
  const app = fastify({
    forceCloseConnections: 'idle',
    trustProxy: PROXIES,
    requestTimeout: requestMs,
    connectionTimeout: silenceMs,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: lookEveryMs },
  })
  app.server.maxConnections = connections
  app.setErrorHandler((error, request, reply) => {
    const code = statusOf(error)
    // The route only: what follows the path may be anybody's secret.
    if (code >= 500) log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    return reply.code(code).send()
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send())
  return app
}

/** What the caller did wrong keeps its number; all else is our own fault. */
function statusOf(error: unknown): number {
  const code = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof code === 'number' && code >= 400 && code < 500 ? code : 500
}
