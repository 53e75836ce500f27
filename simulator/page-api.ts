import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Action, act, sendFile } from './act.ts'
import { ApiError } from './api-error.ts'
import { readInput } from './bodies.ts'
import { faultsSchema } from './faults.ts'
import { checkOrigin } from './guard.ts'
import { streamEvents } from './page-events.ts'
import { viewChat, viewPeople } from './page-views.ts'
import type { SimulatorState } from './state.ts'
import { type Controls, FATES } from './types.ts'

interface Page {
  state: SimulatorState
  controls: Controls | undefined
  closing: AbortSignal
}

interface Named {
  Params: { id: string }
}

const ROOT = `${import.meta.dirname}/page`
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
}

/** The chat page and what it asks: everything under /sim/ and the files of page/. */
export async function registerPage(app: FastifyInstance, page: Page): Promise<void> {
  const { state, closing } = page
  if (existsSync(ROOT)) await app.register(fastifyStatic, { root: ROOT, cacheControl: false })
  app.addHook('onRequest', async (request, reply) => {
    checkOrigin(request)
    void reply.headers(HEADERS)
  })
  app.get('/sim/people', async () => viewPeople(state))
  app.get<Named>('/sim/chats/:id', async (request) => viewChat(state, personId(state, request.params.id)))
  app.get('/sim/events', async (_request, reply) => streamEvents(state, closing, reply))
  app.get<Named>('/sim/files/:id', async (request, reply) => sendStored(state, request.params.id, reply))
  registerActions(app, state)
  app.get('/sim/faults', async () => state.faults)
  app.post('/sim/faults', async (request) => {
    state.faults = parse(faultsSchema, request.body ?? {})
    return state.faults
  })
  app.get('/sim/ledger', async () => state.ledger)
  app.get('/sim/clock', async () => ({ now: clockOf(page).now().toISOString() }))
  app.post('/sim/clock', async (request) => {
    const now = await clockOf(page).jump(parse(jump, request.body).to)
    state.events.emit({ kind: 'clock' })
    return { now: now.toISOString() }
  })
}

const jump = z.object({ to: z.enum(['monday-09:00', 'next-hour', 'next-day']) })
const text = z.object({ text: z.string().trim().min(1).max(4096) })
const button = z.object({ messageId: z.number().int(), data: z.string() })
const edited = z.object({ messageId: z.number().int(), text: z.string().trim().min(1).max(4096) })
const fate = z.object({ fate: z.enum(FATES).exactOptional() })
const caption = z.string().trim().max(4096)
const contact = z.object({ of: z.number().int().exactOptional() })

/** What each address of a chat does with the body it gets. */
const ACTIONS: Record<string, (body: unknown) => Action> = {
  send: (body) => ({ do: 'send', text: parse(text, body).text }),
  press: (body) => ({ do: 'press', ...parse(button, body) }),
  contact: (body) => ({ do: 'contact', ...parse(contact, body ?? {}) }),
  edit: (body) => ({ do: 'edit', ...parse(edited, body) }),
  sticker: () => ({ do: 'sticker' }),
  voice: () => ({ do: 'voice' }),
  fate: (body) => ({ do: 'fate', ...parse(fate, body ?? {}) }),
  block: () => ({ do: 'block' }),
  unblock: () => ({ do: 'unblock' }),
  read: () => ({ do: 'read' }),
}

function registerActions(app: FastifyInstance, state: SimulatorState): void {
  app.post<Named>('/sim/chats/:id/file', async (request) => {
    const id = personId(state, request.params.id)
    const { params, uploads } = await readInput(request)
    const upload = uploads.get('file')
    if (!upload) throw new ApiError(400, 'Bad Request: there is no file in the request')
    sendFile(state, id, upload, { caption: parse(caption, params['caption'] ?? '') })
    return { ok: true }
  })
  for (const [name, read] of Object.entries(ACTIONS))
    app.post<Named>(`/sim/chats/:id/${name}`, async (request) => {
      const id = personId(state, request.params.id)
      const action = read(request.body)
      if (action.do === 'contact' && action.of !== undefined) personId(state, String(action.of))
      await act(state, id, action)
      return { ok: true }
    })
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new ApiError(400, `Bad Request: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function personId(state: SimulatorState, given: string): number {
  if (!state.chats.find(Number(given))) throw new ApiError(404, 'Not Found')
  return Number(given)
}

function clockOf({ controls }: Page): Controls {
  if (!controls) throw new ApiError(404, 'Not Found')
  return controls
}

function sendStored(state: SimulatorState, id: string, reply: FastifyReply): FastifyReply {
  const file = state.files.get(id)
  if (!file) throw new ApiError(404, 'Not Found')
  const name = encodeURIComponent(file.name)
  if (file.kind === 'document')
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
  return reply
    .type(file.kind === 'photo' && isPicture ? file.type : 'application/octet-stream')
    .send(file.bytes)
}
