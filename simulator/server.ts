import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { ApiError } from './api-error.ts'
import { registerBodies } from './bodies.ts'
import { isLoopback } from './guard.ts'
import { dispatch } from './methods/table.ts'
import { registerPage } from './page-api.ts'
import type { Pause } from './pause.ts'
import { SimulatorState, type StateOptions } from './state.ts'
import type { Controls } from './types.ts'
import { WebhookDelivery } from './webhook-delivery.ts'
import { registerWire } from './wire.ts'

export type { SimulatorState } from './state.ts'
export type { Controls } from './types.ts'

/** Beside these, what the state takes: `stateFile`, `limits` (default false), `people`, `clock`. */
export interface SimulatorOptions extends StateOptions {
  host: string
  /** 0 takes a free one */
  port: number
  /** only this bot is served; without it any */
  token?: string
  /** the demo's clock, to be moved from the page */
  controls?: Controls
  /** how the webhook's back-off waits */
  pause?: Pause
}

export interface Simulator {
  /** the API root and the page */
  url: string
  state: SimulatorState
  close(): Promise<void>
}

/** Starts the local Bot API with its chat page. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  if (!isLoopback(options.host))
    throw new Error(`The simulator listens on loopback only, not on ${options.host}`)
  const state = new SimulatorState({
    ...options,
    ...(options.controls ? { clock: nowOf(options.controls) } : {}),
  })
  if (options.token) state.bot = { ...state.bot, id: Number.parseInt(options.token, 10) }
  const closing = new AbortController()
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 400 },
  })
  answerErrors(app)
  await registerBodies(app)
  await registerPage(app, { state, controls: options.controls, closing: closing.signal })
  registerWire(app, { state, token: options.token, closing: closing.signal })
  const delivery = new WebhookDelivery(
    state.updates,
    (method, params) => callInside(state, method, params),
    options.pause,
  )
  const url = await app.listen({ host: options.host, port: options.port })
  delivery.pump()
  const close = async () => {
    closing.abort()
    delivery.close()
    await app.close()
    state.save()
  }
  return { url, state, close }
}

const nowOf = (controls: Controls) => () => controls.now()

/** A method that a webhook calls in its answer. */
function callInside(
  state: SimulatorState,
  method: string,
  params: Record<string, unknown>,
): Promise<unknown> {
  return dispatch(method, { state, params, uploads: new Map(), signal: AbortSignal.timeout(0) })
}

function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send(new ApiError(404, 'Not Found').toBody()),
  )
  app.setErrorHandler<FastifyError | ApiError>(async (error, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.code).send(error.toBody())
    const code = error.statusCode ?? 500
    return reply.code(code).send({ ok: false, error_code: code, description: error.message })
  })
}
