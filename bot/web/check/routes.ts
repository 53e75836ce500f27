import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CheckData } from '../../ticket/check-data.ts'
import type { LiveStatus } from '../../ticket/live-status.ts'
import { callerOf, Rate } from '../rate.ts'
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
/** All together: people who write to the bot come first. */
const ALL = { atOnce: 200, perSecond: 100 }
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
  const { path, data } = parts
  app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.headers(HEADERS)
    })
    scope.get(path, (request, reply) => sendAsset(request, reply, ''))
    for (const name of ['page.js', 'style.css', 'icon.svg'])
      scope.get(`${path}/${name}`, (request, reply) => sendAsset(request, reply, name))
    scope.get(`${path}/worker.js`, (request, reply) =>
      sendAsset(request, reply.header('service-worker-allowed', path), 'worker.js'),
    )
    scope.get(`${path}/state.json`, async (_request, reply) => {
      const { state } = await data.current()
      return reply.header('cache-control', 'no-cache').send(state)
    })
    scope.get(`${path}/list`, async (request, reply) => {
      const { state, list } = await data.current()
      const etag = `"${state.list.version}"`
      return sendFile(request, reply, { etag, type: 'application/octet-stream', body: Buffer.from(list) })
    })
    registerStatus(scope, parts)
  })
}

function registerStatus(scope: FastifyInstance, { path, status, monotonicMs }: CheckParts): void {
  const [each, all] = [new Rate(EACH, monotonicMs), new Rate(ALL, monotonicMs)]
  scope.post(`${path}/status`, {
    bodyLimit: MAX_ASKED_BYTES,
    onRequest: async (request, reply) => {
      if (each.take(callerOf(request.ip)) && all.take('')) return
      return reply.code(429).header('retry-after', RETRY_AFTER_S).send()
    },
    handler: async (request, reply) => {
      const question = asked.safeParse(request.body)
      const verdict = question.success ? await status(question.data.token) : undefined
      reply.header('cache-control', 'no-store')
      return verdict ? reply.send({ verdict }) : reply.code(400).send()
    },
  })
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
