import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, tooManyRequests } from './api-error.ts'
import { type Input, readInput } from './bodies.ts'
import { type Fault, isFaulty, takeFault } from './faults.ts'
import { dispatch } from './methods/table.ts'
import { pause } from './pause.ts'
import type { SimulatorState } from './state.ts'

const TOKEN = /^(\d+):[\w-]+$/

const NO_FAULT: Fault = { kind: 'none' }

const PROXY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n'

interface Wire {
  state: SimulatorState
  /** only this token is accepted; without it any */
  token: string | undefined
  closing: AbortSignal
}

interface Address {
  Params: { token: string; method: string; '*': string }
}

/** Telegram's own addresses: methods and files. */
export function registerWire(app: FastifyInstance, wire: Wire): void {
  app.route<Address>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    handler: async (request, reply) => {
      checkToken(wire, request.params.token)
      return answer(wire, request, reply, request.params.method)
    },
  })
  app.get<Address>('/file/bot:token/*', async (request, reply) => {
    checkToken(wire, request.params.token)
    const file = wire.state.files.get(request.params['*'].split('/').at(-1) ?? '')
    if (!file) throw new ApiError(404, 'Not Found')
    return reply.type('application/octet-stream').send(file.bytes)
  })
}

function checkToken(wire: Wire, token: string): void {
  const id = TOKEN.exec(token)?.[1]
  if (!id) throw new ApiError(404, 'Not Found')
  if (wire.token !== undefined && token !== wire.token) throw new ApiError(401, 'Unauthorized')
  if (wire.state.bot.id !== Number(id)) wire.state.bot = { ...wire.state.bot, id: Number(id) }
}

async function answer(
  wire: Wire,
  request: FastifyRequest,
  reply: FastifyReply,
  method: string,
): Promise<FastifyReply> {
  const { state } = wire
  const input = await readInput(request)
  const fault = isFaulty(method) ? takeFault(state.faults) : NO_FAULT
  if (isFaulty(method) && state.faults.slowMs) await pause(state.faults.slowMs, wire.closing)
  if (failsBefore(fault, request, reply)) return reply
  const { body, code } = await outcome(wire, request, method, input)
  if (fault.kind === 'resetAfter') return reset(request, reply)
  if (fault.kind === 'html502After') return proxyPage(reply)
  return reply.code(code).send(body)
}

async function outcome(wire: Wire, request: FastifyRequest, method: string, input: Input) {
  const { state, closing } = wire
  const gone = new AbortController()
  const onClose = () => gone.abort()
  request.raw.socket.once('close', onClose)
  try {
    const result = await dispatch(method, {
      state,
      ...input,
      signal: AbortSignal.any([gone.signal, closing]),
    })
    return { code: 200, body: { ok: true, result } }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { code: error.code, body: error.toBody() }
  } finally {
    request.raw.socket.off('close', onClose)
  }
}

/** Whether the fault ends the call before anything is delivered. */
function failsBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply): boolean {
  if (fault.kind === 'throttle') throw tooManyRequests(fault.retryAfter)
  if (fault.kind === 'fail500') throw new ApiError(500, 'Internal Server Error')
  if (fault.kind === 'html502') void proxyPage(reply)
  if (fault.kind === 'resetBefore') reset(request, reply)
  return fault.kind === 'html502' || fault.kind === 'resetBefore'
}

function proxyPage(reply: FastifyReply): FastifyReply {
  return reply.code(502).type('text/html').send(PROXY_PAGE)
}

function reset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.resetAndDestroy()
  return reply
}
