import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** A Bot API that takes its time, and sees when a second message to a person begins before the first has ended. */
export async function startMessenger({ replyMs }: { replyMs: number }) {
  const said = new Map<number, string[]>()
  const begun = new Set<number>()
  let overlaps = 0
  const server = createServer(async (request, response) => {
    const body = readBody(await text(request))
    const chat = Number(body['chat_id'] ?? 0)
    if (request.url?.endsWith('/sendMessage')) {
      if (begun.has(chat)) overlaps += 1
      begun.add(chat)
      await pause(replyMs)
      begun.delete(chat)
      // The first line tells the screens apart; further ones name the person.
      said.set(chat, [...(said.get(chat) ?? []), String(body['text'] ?? '').split('\n')[0] ?? ''])
    }
    const result = { id: 1, is_bot: true, first_name: 'bot', username: 'bot', message_id: 1, date: 1 }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, result: { ...result, chat: { id: chat, type: 'private' } } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, said: (person: number) => said.get(person) ?? [], overlaps: () => overlaps }
}

/** Who answers people sends JSON, who writes by itself sends JSON or a form. */
function readBody(raw: string): { [name: string]: unknown } {
  return raw.startsWith('{') ? JSON.parse(raw) : Object.fromEntries(new URLSearchParams(raw))
}
