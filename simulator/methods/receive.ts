import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import { type Call, field, flag, integer, read, words } from './call.ts'

const names = field(z.array(z.string())).optional()
const LONGEST_POLL_S = 50

const pull = z.object({
  offset: integer.default(0),
  limit: integer.default(100),
  timeout: integer.default(0),
  allowed_updates: names,
})

export function getUpdates(call: Call): Promise<unknown[]> {
  const { offset, limit, timeout, allowed_updates } = read(call, pull)
  return call.state.updates.pull({
    offset,
    limit: Math.min(Math.max(limit, 1), 100),
    timeoutMs: Math.min(timeout, LONGEST_POLL_S) * 1000,
    signal: call.signal,
    ...(allowed_updates ? { allowed: allowed_updates } : {}),
  })
}

const webhook = z.object({
  url: z.string().default(''),
  secret_token: z.string().optional(),
  max_connections: integer.default(40),
  allowed_updates: names,
  drop_pending_updates: flag.optional(),
})

export function setWebhook(call: Call): true {
  const given = read(call, webhook)
  const { updates } = call.state
  if (given.secret_token !== undefined && !/^[\w-]{1,256}$/.test(given.secret_token)) {
    throw badRequest('secret token contains unallowed characters')
  }
  if (given.url !== '' && !URL.canParse(given.url)) throw badRequest('bad webhook: invalid URL')
  if (given.drop_pending_updates) updates.drop()
  updates.webhook =
    given.url === ''
      ? undefined
      : {
          url: given.url,
          maxConnections: Math.min(Math.max(given.max_connections, 1), 100),
          ...(given.secret_token ? { secret: given.secret_token } : {}),
          ...(given.allowed_updates ? { allowed: given.allowed_updates } : {}),
        }
  return true
}

export function deleteWebhook(call: Call): true {
  const { drop_pending_updates } = read(call, z.object({ drop_pending_updates: flag.optional() }))
  if (drop_pending_updates) call.state.updates.drop()
  call.state.updates.webhook = undefined
  return true
}

export function getWebhookInfo(call: Call): Record<string, unknown> {
  const { webhook: set } = call.state.updates
  return {
    url: set?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: call.state.updates.pending().length,
    ...(set ? { max_connections: set.maxConnections } : {}),
    ...(set?.allowed ? { allowed_updates: set.allowed } : {}),
  }
}

const answer = z.object({
  callback_query_id: words,
  text: words.default(''),
  show_alert: flag.default(false),
  url: z.string().optional(),
})

const ANSWER_CHARS = 200

export function answerCallbackQuery(call: Call): true {
  const { callback_query_id, text, show_alert, url } = read(call, answer)
  if (text.length > ANSWER_CHARS) throw badRequest('MESSAGE_TOO_LONG')
  call.state.queries.answer(callback_query_id, {
    alert: show_alert,
    ...(text ? { text } : {}),
    ...(url ? { url } : {}),
  })
  return true
}
