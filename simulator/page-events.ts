import type { FastifyReply } from 'fastify'
import type { SimulatorState } from './state.ts'
import type { SimEvent } from './types.ts'

/** Comes more often than a proxy or a browser gives a silent stream up. */
const HEARTBEAT_MS = 20_000

interface PageEvent {
  type: 'chat' | 'people' | 'note' | 'clock'
  id?: number
  text?: string
  alert?: boolean
}

/** Server-sent events: what the page has to read again, as it changes. */
export function streamEvents(state: SimulatorState, closing: AbortSignal, reply: FastifyReply): FastifyReply {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  raw.write('retry: 1000\n\n')
  const off = state.events.on((event) => {
    for (const line of toPage(state, event)) raw.write(`data: ${JSON.stringify(line)}\n\n`)
  })
  const beat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS)
  const end = () => {
    off()
    clearInterval(beat)
    raw.end()
  }
  raw.once('close', end)
  closing.addEventListener('abort', end, { once: true })
  return reply
}

function toPage(state: SimulatorState, event: SimEvent): PageEvent[] {
  switch (event.kind) {
    case 'note':
      return [{ type: 'note', id: event.chatId, text: event.text, alert: event.alert }]
    case 'clock':
      return [{ type: 'clock' }]
    case 'commands':
      return state.chats.people().map(({ id }) => ({ type: 'chat', id }))
    case 'typing':
      return []
    default:
      return [{ type: 'chat', id: event.chatId }, { type: 'people' }]
  }
}
