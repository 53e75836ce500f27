// People who write to a bot behind a webhook, and the Bot API that takes its replies: one process, on another core than
// the bot. Answers each order (a message of its parent) with what it measured.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { type LoadOrder, type LoadResult, spread } from './inbound-world.ts'

/** As many as Telegram opens at most. */
const CONNECTIONS = 100
/** Milliseconds without one reply after which the others will not come. */
const SILENCE_MS = 20_000

const ME = '{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"bot","username":"bench_bot"}}'
const SENT = '{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":1,"type":"private"}}}'

/** When each person's unanswered updates were posted, oldest first. */
const unanswered = new Map<string, number[]>()
const replyMs: number[] = []
let replies = 0
let surplus = 0
let lastReplyAt = 0
let onReply: () => void = () => undefined

function noteReply(body: string): void {
  const person = /"chat_id":"?(\d+)/.exec(body)?.[1] ?? ''
  const posted = unanswered.get(person)?.shift()
  if (posted === undefined) surplus++
  else {
    lastReplyAt = performance.now()
    replyMs.push(lastReplyAt - posted)
    replies++
  }
  onReply()
}

const api = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part
  })
  request.on('end', () => {
    const method = request.url?.split('/').at(-1)
    if (method === 'sendMessage') noteReply(body)
    const answer = method === 'getMe' ? ME : method === 'sendMessage' ? SENT : '{"ok":true,"result":true}'
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
})

function bodyOf(updateId: number, person: number): string {
  const who = { id: person, is_bot: false, first_name: 'Имя', language_code: 'ru' }
  const chat = { id: person, type: 'private', first_name: 'Имя' }
  const entities = [{ type: 'bot_command', offset: 0, length: 5 }]
  const message = { message_id: updateId, from: who, chat, date: 1_669_000_000, text: '/menu', entities }
  return JSON.stringify({ update_id: updateId, message })
}

/** Posts every update of the order, at most `window` of them unanswered; each `repeatEvery`th is posted twice. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const { updates, people, firstId, window, repeatEvery, url, secret } = order
  const pool = new Pool(new URL(url).origin, { connections: CONNECTIONS })
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  const ackMs: number[] = []
  let refused = 0
  const post = async (at: number) => {
    const posted = performance.now()
    const body = bodyOf(firstId + at, personAt(order, at))
    const answer = await pool.request({ path: new URL(url).pathname, method: 'POST', headers, body })
    await answer.body.dump()
    if (answer.statusCode !== 200) refused++
    ackMs.push(performance.now() - posted)
  }
  ;[replies, surplus, lastReplyAt] = [0, 0, 0]
  replyMs.length = 0
  unanswered.clear()
  const began = performance.now()
  let next = 0
  const sender = async () => {
    while (next < updates) {
      if (next - replies >= window) {
        await new Promise<void>((resolve) => waiting.push(resolve))
        continue
      }
      const at = next++
      const person = String(personAt(order, at))
      unanswered.set(person, [...(unanswered.get(person) ?? []), performance.now()])
      await post(at)
      if (repeatEvery > 0 && at % repeatEvery === 0) await post(at)
    }
  }
  const waiting: Array<() => void> = []
  onReply = () => {
    for (const wake of waiting.splice(0)) wake()
  }
  await Promise.all(Array.from({ length: Math.min(CONNECTIONS, window) }, sender))
  const acknowledged = performance.now()
  await untilAnswered(updates)
  await pool.close()
  return {
    ...{ posted: ackMs.length, refused, replies, surplus },
    acksPerSecond: (ackMs.length / (acknowledged - began)) * 1000,
    handledPerSecond: (replies / (lastReplyAt - began)) * 1000,
    ackMs: spread(ackMs),
    replyMs: spread(replyMs),
    people,
  }
}

function personAt({ people, firstPerson }: LoadOrder, at: number): number {
  return firstPerson + (at % people)
}

async function untilAnswered(updates: number): Promise<void> {
  let quietSince = performance.now()
  let before = replies
  while (replies < updates && performance.now() - quietSince < SILENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (replies > before) [before, quietSince] = [replies, performance.now()]
  }
  // Whatever comes twice comes soon.
  await new Promise((resolve) => setTimeout(resolve, 500))
}

process.on('message', async (order: LoadOrder) => process.send?.(await load(order)))
process.on('disconnect', () => process.exit(0))
api.listen(0, '127.0.0.1', () => process.send?.({ port: (api.address() as AddressInfo).port }))
