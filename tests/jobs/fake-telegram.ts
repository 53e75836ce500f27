import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface SentCall {
  method: string
  chatId: string
  text: string
  markup: unknown
}

/** What the server does with a call: an answer of Telegram's, or a connection cut before or after the delivery. */
export type Reaction =
  | { status: number; description: string; retryAfter?: number; migrateTo?: number }
  | 'cut'
  | 'deliver-then-cut'
  | 'ok'

export interface FakeTelegram {
  url: string
  /** what was really delivered */
  delivered: SentCall[]
  /** reactions to the next calls to a chat; afterwards everything is fine */
  will(chatId: string, ...reactions: Reaction[]): void
}

/** The few answers of a Bot API that a sender must understand, on loopback. */
export async function startFakeTelegram(): Promise<FakeTelegram> {
  const delivered: SentCall[] = []
  const planned = new Map<string, Reaction[]>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const chatId = form.get('chat_id') ?? ''
      const markup: unknown = JSON.parse(form.get('reply_markup') ?? 'null')
      const method = request.url?.split('/').at(-1) ?? ''
      const call = { method, chatId, text: form.get('text') ?? '', markup }
      react(planned.get(chatId)?.shift() ?? 'ok', call, response, delivered)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    delivered,
    will: (chatId, ...reactions) => planned.set(chatId, reactions),
  }
}

function react(reaction: Reaction, call: SentCall, response: ServerResponse, delivered: SentCall[]): void {
  if (reaction === 'cut') {
    response.destroy()
    return
  }
  if (typeof reaction === 'object') {
    const { status, description, retryAfter, migrateTo } = reaction
    const parameters = { parameters: { retry_after: retryAfter, migrate_to_chat_id: migrateTo } }
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: false, error_code: status, description, ...parameters }))
    return
  }
  delivered.push(call)
  if (reaction === 'deliver-then-cut') {
    response.destroy()
    return
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({ ok: true, result: { message_id: delivered.length, date: 1, chat: { id: 1 } } }),
  )
}
