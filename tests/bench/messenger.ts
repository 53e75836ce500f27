// A messenger in a process of its own, so that it works on another core: a Bot API that counts what is sent, and people
// who write to a webhook as fast as it takes. Told what to do by its parent.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'

/** What the parent asks for. */
export interface Load {
  url: string
  secret: string
  updates: number
  firstUpdate: number
  people: number
  connections: number
  /** messages that must have been sent before the answer is given */
  replies: number
}

export interface Outcome {
  /** from the first update to the last acknowledgement */
  acknowledgedS: number
  /** from the first update to the last reply */
  answeredS: number
  ackP50Ms: number
  ackP99Ms: number
  /** acknowledgements by status */
  statuses: Record<string, number>
}

const ME = { id: 1, is_bot: true, first_name: 'Первичка', username: 'pervichka_bot' }
const MESSAGE = { message_id: 7, date: 1, chat: { id: 1, type: 'private' } }
const RESULTS: Record<string, unknown> = { getMe: ME, sendMessage: MESSAGE, editMessageText: MESSAGE }

let sent = 0
let onSent = () => undefined as unknown

function answer(request: IncomingMessage, response: ServerResponse): void {
  const method = request.url?.split('/').at(-1)?.split('?')[0] ?? ''
  const body = JSON.stringify({ ok: true, result: RESULTS[method] ?? true })
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  if (method !== 'sendMessage') return
  sent += 1
  onSent()
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume()
  request.on('end', () => answer(request, response))
})

function update(number: number, person: number): string {
  const from = { id: person, is_bot: false, first_name: 'Имя', language_code: 'ru' }
  const chat = { id: person, type: 'private', first_name: 'Имя' }
  const message = { message_id: number, date: 1_790_000_000, chat, from, text: '/menu' }
  const entities = [{ type: 'bot_command', offset: 0, length: 5 }]
  return JSON.stringify({ update_id: number, message: { ...message, entities } })
}

async function write(load: Load): Promise<Outcome> {
  const { origin, pathname: path } = new URL(load.url)
  const pool = new Pool(origin, { connections: load.connections })
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': load.secret }
  const waits: number[] = []
  const statuses: Record<string, number> = {}
  let next = 0
  const [before, began] = [sent, performance.now()]
  const answered = new Promise<void>((resolve) => {
    onSent = () => sent - before >= load.replies && resolve()
    onSent()
  })
  const line = async () => {
    for (let at = next++; at < load.updates; at = next++) {
      const body = update(load.firstUpdate + at, 1_000_001 + (at % load.people))
      const asked = performance.now()
      const reply = await pool.request({ path, method: 'POST', headers, body })
      await reply.body.dump()
      waits.push(performance.now() - asked)
      statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: load.connections }, line))
  const acknowledgedS = (performance.now() - began) / 1000
  await answered
  const answeredS = (performance.now() - began) / 1000
  await pool.close()
  waits.sort((one, other) => one - other)
  const at = (share: number) => waits[Math.floor((waits.length - 1) * share)] ?? 0
  return { acknowledgedS, answeredS, ackP50Ms: at(0.5), ackP99Ms: at(0.99), statuses }
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
process.on('message', (load) => void write(load as Load).then((outcome) => process.send?.({ outcome })))
process.on('disconnect', () => process.exit(0))
