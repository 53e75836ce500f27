import { Api, NetworkError, ParseError, TelegramApiError, TimeoutError } from 'node-telegram-bot-api'
import { noteContact } from '../../core/metrics/messenger.ts'
import { noteCall } from '../../core/metrics/sending.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import { type FailedCall, outcomeOf } from './outcome.ts'
import { createPoolFetch } from './pool-fetch.ts'
import type { Rendered, Sender } from './ports.ts'

const TIMEOUT_MS = 15_000

export interface TelegramSenderOptions {
  token: string
  apiRoot: string
  proxy?: string | undefined
  timeoutMs?: number
}

/** Telegram's Bot API as a Sender. Nothing is repeated here: a repetition of a timed-out call is a duplicate. */
export function createTelegramSender(options: TelegramSenderOptions): Sender {
  const pool = createPoolFetch(options.apiRoot, options.proxy)
  const api = new Api(options.token, {
    apiRoot: options.apiRoot,
    fetch: pool.fetch,
    maxRetries: 0,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  })
  const body = (externalId: string, message: Rendered) => ({
    chat_id: Number(externalId),
    text: message.html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
  })
  return {
    send: (externalId, message, paid = false) =>
      attempt('send', async () => String((await sendOne(api, externalId, message, paid)).message_id)),
    edit: (externalId, messageId, message) =>
      attempt('edit', async () => {
        await api.editMessageText({
          ...body(externalId, message),
          message_id: Number(messageId),
          ...(message.markup && { reply_markup: message.markup }),
        })
        return messageId
      }),
    remove: (externalId, messageId) =>
      attempt('remove', async () => {
        await api.deleteMessage({ chat_id: Number(externalId), message_id: Number(messageId) })
        return messageId
      }),
    close: pool.close,
  }
}

function sendOne(api: Api, externalId: string, { html, markup, attachment }: Rendered, paid: boolean) {
  const common = {
    chat_id: Number(externalId),
    parse_mode: 'HTML' as const,
    ...(markup && { reply_markup: markup }),
    ...(paid && { allow_paid_broadcast: true }),
  }
  if (attachment?.kind === 'photo')
    return api.sendPhoto({ ...common, photo: attachment.fileId, caption: html })
  if (attachment) return api.sendDocument({ ...common, document: attachment.fileId, caption: html })
  return api.sendMessage({ ...common, text: html, link_preview_options: { is_disabled: true } })
}

async function attempt(method: string, call: () => Promise<string>): Promise<Outcome> {
  const beganAt = performance.now()
  const outcome = await outcomeOfCall(call)
  noteCall(method, (performance.now() - beganAt) / 1000)
  noteContact(outcome.kind !== 'unreachable')
  return outcome
}

async function outcomeOfCall(call: () => Promise<string>): Promise<Outcome> {
  try {
    return { kind: 'sent', messageId: await call() }
  } catch (error) {
    return outcomeOf(failedCall(error))
  }
}

/** What the library's error says. One that is not the messenger's is a bug and is thrown on. */
function failedCall(error: unknown): FailedCall {
  if (error instanceof TelegramApiError) {
    const { errorCode: status, description, retryAfter, migrateToChatId: movedTo } = error
    return { is: 'answered', status, description, retryAfter, movedTo }
  }
  if (error instanceof TimeoutError) return { is: 'silent' }
  if (error instanceof ParseError) return { is: 'garbled' }
  if (error instanceof NetworkError) return { is: 'cut', code: causeCode(error) }
  throw error
}

function causeCode(error: Error): string {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  }
  return 'network'
}
