import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CheckData } from '../../ticket/check-data.ts'
import type { LiveStatus } from '../../ticket/live-status.ts'
import { callerOf, type Limit, Rate } from '../rate.ts'
import { checkAssets } from './bundle.ts'

export interface CheckParts {
  /** where the page stands: /check, or below the path of PUBLIC_URL */
  path: string
  data: CheckData
  status: LiveStatus
  monotonicMs?: () => number
}

/** A till scans a card in two seconds, and a queue of people is let through at once. */
const EACH = { atOnce: 30, perSecond: 0.5 }
/** One visit takes a dozen files, and a school of visitors may come from one address. */
const EACH_FILE = { atOnce: 240, perSecond: 4 }
/** The list may have 2 MB: what has not changed is not sent, but counts. */
const EACH_LIST = { atOnce: 30, perSecond: 0.5 }
const ALL_LISTS = { atOnce: 200, perSecond: 20 }
/** All together: people who write to the bot come first. */
const ALL = { atOnce: 200, perSecond: 100 }
const ALL_FILES = { atOnce: 2000, perSecond: 400 }
const MAX_ASKED_BYTES = 1000
const RETRY_AFTER_S = 60

const asked = z.object({ token: z.string().max(400) })

/** Nothing but our own files runs here, and nobody frames the page. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The page that checks a card, what it takes along to do so without a network, and the live answer. */
export function registerCheck(app: FastifyInstance, parts: CheckParts): void {
  const { path, data, monotonicMs } = parts
  const files = { onRequest: within(EACH_FILE, ALL_FILES, monotonicMs) }
  const lists = { onRequest: within(EACH_LIST, ALL_LISTS, monotonicMs) }
  app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.headers(HEADERS)
    })
    scope.get(path, files, (request, reply) => sendAsset(request, reply, ''))
    for (const name of ['page.js', 'style.css', 'icon.svg'])
      scope.get(`${path}/${name}`, files, (request, reply) => sendAsset(request, reply, name))
    scope.get(`${path}/worker.js`, files, (request, reply) =>
      sendAsset(request, reply.header('service-worker-allowed', path), 'worker.js'),
    )
    scope.get(`${path}/state.json`, files, async (_request, reply) => {
      const { state } = await data.current()
      return reply.header('cache-control', 'no-cache').send(state)
    })
    scope.get(`${path}/list`, lists, async (request, reply) => {
      const { state, list } = await data.current()
      const etag = `"${state.list.version}"`
      return sendFile(request, reply, { etag, type: 'application/octet-stream', body: list })
    })
    registerStatus(scope, parts)
  })
}

function registerStatus(scope: FastifyInstance, { path, status, monotonicMs }: CheckParts): void {
  scope.post(`${path}/status`, {
    bodyLimit: MAX_ASKED_BYTES,
    onRequest: within(EACH, ALL, monotonicMs),
    handler: async (request, reply) => {
      const question = asked.safeParse(request.body)
      const verdict = question.success ? await status(question.data.token) : undefined
      reply.header('cache-control', 'no-store')
      return verdict ? reply.send({ verdict }) : reply.code(400).send()
    },
  })
}

/** Before a byte of a body is read: who asks too often waits. */
function within(each: Limit, all: Limit, monotonicMs?: () => number) {
  const [one, everybody] = [new Rate(each, monotonicMs), new Rate(all, monotonicMs)]
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (one.take(callerOf(request.ip)) && everybody.take('')) return
    return reply.code(429).header('retry-after', RETRY_AFTER_S).send()
  }
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> {
  const asset = (await checkAssets())[name]
  return asset ? sendFile(request, reply, asset) : reply.code(404).send()
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, type, body }: { etag: string; type: string; body: string | Buffer },
): FastifyReply {
  reply.headers({ etag, 'cache-control': 'no-cache' })
  // A proxy that packs an answer marks its tag as weak.
  const known = request.headers['if-none-match']?.replaceAll('W/', '').split(/\s*,\s*/) ?? []
  return known.includes(etag) ? reply.code(304).send() : reply.type(type).send(body)
}
