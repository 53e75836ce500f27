// A Bot API that only counts, as a process of its own: `… bot-api.ts unlimited` or `… bot-api.ts 30`.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const rate = process.argv[2] === 'unlimited' ? Number.POSITIVE_INFINITY : Number(process.argv[2])
/** Telegram is judged as a bucket of so many messages at once. */
const CAPACITY = 5
const OK = Buffer.from('{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":1,"type":"private"}}}')

const seen = { sent: 0, throttled: 0 }
let tokens = CAPACITY
let filledAt = performance.now()

function allowed(): boolean {
  if (rate === Number.POSITIVE_INFINITY) return true
  const now = performance.now()
  tokens = Math.min(CAPACITY, tokens + ((now - filledAt) / 1000) * rate)
  filledAt = now
  if (tokens < 1) return false
  tokens -= 1
  return true
}

function answer(response: ServerResponse): void {
  if (allowed()) {
    seen.sent += 1
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': OK.length }).end(OK)
    return
  }
  seen.throttled += 1
  response
    .writeHead(429, { 'content-type': 'application/json' })
    .end('{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}')
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  if (request.url === '/seen') {
    response.end(JSON.stringify(seen))
    return
  }
  request.resume()
  request.on('end', () => answer(response))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
process.on('disconnect', () => process.exit(0))
