import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { chatKind, countedText, lifeOf } from '../cast.ts'
import { faultOf, isDelivering } from './faults.ts'
import { type Call, Ledger } from './ledger.ts'
import { People } from './people.ts'
import { Updates } from './updates.ts'

/** The parameters of a call that matter here; strings where they came as a form. */
const bodySchema = z.looseObject({
  chat_id: z.coerce.number().default(0),
  message_id: z.coerce.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_markup: z.unknown().optional(),
  callback_query_id: z.coerce.string().optional(),
  offset: z.coerce.number().default(0),
  timeout: z.coerce.number().default(0),
})
type Body = z.infer<typeof bodySchema>

const keyboardSchema = z.looseObject({
  inline_keyboard: z.array(
    z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() })),
  ),
})

const REFUSALS = {
  blocked: { status: 403, description: 'Forbidden: bot was blocked by the user' },
  deactivated: { status: 403, description: 'Forbidden: user is deactivated' },
  missing: { status: 400, description: 'Bad Request: chat not found' },
}
const POLL_MS = 2_000
const RETRY_AFTER_S = 1
const BOT = { id: 1_000_000_000, is_bot: true, first_name: 'Первичка', username: 'pervichka_crash_bot' }

/** Longer than any run. */
const IDLE_MS = 86_400_000

/** The judge: a Bot API on loopback with faults by seed, a ledger of what it delivered, and people who join. */
export class Judge {
  readonly updates: Updates
  readonly people: People
  readonly ledger = new Ledger()
  readonly #replies = new Map<number, number>()
  readonly server: Server

  constructor(private readonly seed: string) {
    this.updates = new Updates(seed)
    this.people = new People(this.updates.push)
    // It cuts connections when it is told to, never because nobody spoke for a while: that is one more doubt, not counted.
    this.server = createServer(
      { keepAliveTimeout: IDLE_MS },
      (request, response) => void this.#serve(request, response),
    )
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const body = await readBody(request)
    if (!body) return response.writeHead(400).end() && undefined
    if (/^send(Message|Photo|Document)$/.test(method)) return this.#send(lifeOf(token), body, response)
    if (method === 'getUpdates') {
      const updates = await this.updates.take(body.offset, Math.min(body.timeout * 1000, POLL_MS))
      return answer(response, updates)
    }
    if (method === 'answerCallbackQuery') this.people.note(body.callback_query_id ?? '', body.text ?? '')
    if (method === 'editMessageText') this.#show(body, body.message_id ?? 0)
    const result = method === 'getMe' ? BOT : method === 'editMessageText' ? message(body.chat_id, 1) : true
    answer(response, result)
  }

  /** Faults, a delivery or none, and an answer or none. */
  async #send(life: string, body: Body, response: ServerResponse): Promise<void> {
    const { chat_id: chat } = body
    const text = countedText(chat, body.text ?? body.caption ?? '')
    const counted = text === undefined ? undefined : this.ledger.note(chat, text, life)
    const kind = chatKind(this.seed, chat)
    if (kind !== 'fine') {
      if (counted) counted.call.fault = 'refused'
      const { status, description } = REFUSALS[kind]
      return refuse(response, status, description)
    }
    const nth = counted?.nth ?? this.#nthReply(chat)
    const { fault, slowMs } = faultOf(this.seed, { chat, text: text ?? 'reply', nth })
    if (counted) counted.call.fault = fault
    if (fault === 'slow-delivery') await pause(slowMs)
    const id = isDelivering(fault) ? this.#deliver(body, counted?.call) : 0
    if (fault === 'slow-answer') await pause(slowMs)
    if (fault === 'throttled') return refuse(response, 429, 'Too Many Requests', RETRY_AFTER_S)
    if (fault.startsWith('error')) return refuse(response, 500, 'Internal Server Error')
    if (fault.startsWith('html')) return html(response)
    if (fault.startsWith('cut')) return void response.socket?.resetAndDestroy()
    answer(response, message(chat, id))
  }

  #deliver(body: Body, call: Call | undefined): number {
    const id = call ? this.ledger.deliver(call) : this.ledger.nextMessageId()
    if (!call) this.#show(body, id)
    return id
  }

  #show(body: Body, messageId: number): void {
    const markup = typeof body.reply_markup === 'string' ? JSON.parse(body.reply_markup) : body.reply_markup
    const keyboard = keyboardSchema.safeParse(markup)
    const buttons = keyboard.success ? keyboard.data.inline_keyboard.flat() : []
    this.people.see(body.chat_id, {
      messageId,
      text: body.text ?? '',
      buttons: buttons.map(({ text, callback_data: data = '' }) => ({ text, data })),
    })
  }

  #nthReply(chat: number): number {
    const nth = (this.#replies.get(chat) ?? 0) + 1
    this.#replies.set(chat, nth)
    return nth
  }
}

async function readBody(request: IncomingMessage): Promise<Body | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    // The caller was killed in the middle of its request.
    return undefined
  }
  const raw = Buffer.concat(chunks).toString()
  const json = request.headers['content-type']?.includes('json')
  const parsed = bodySchema.safeParse(
    json ? JSON.parse(raw || '{}') : Object.fromEntries(new URLSearchParams(raw)),
  )
  return parsed.success ? parsed.data : undefined
}

const message = (chat: number, id: number) => ({
  message_id: id,
  date: 1,
  chat: { id: chat, type: 'private' },
})

function answer(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ ok: true, result }))
}

function refuse(response: ServerResponse, status: number, description: string, retryAfter?: number): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ ok: false, error_code: status, description, ...parameters }))
}

function html(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' })
  response.end('<html><body><h1>502 Bad Gateway</h1></body></html>')
}
