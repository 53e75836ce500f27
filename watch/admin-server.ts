import { fastify } from 'fastify'
import { EnvError } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import type { CheckResult } from './health.ts'

/** Figures and troubles are for those who run the machine; a reader elsewhere comes through what stands on it. */
const HOST = '127.0.0.1'

export interface AdminServer {
  port: number
  close(): Promise<void>
}

export interface AdminPages {
  metrics(): Promise<{ type: string; body: string }>
  health(): Promise<CheckResult[]>
}

/**
 * Serves /metrics and /healthz on loopback. A port that is taken stops the start where somebody chose it; the default
 * one is only missed: undefined.
 */
export async function listenToAdmins(
  pages: AdminPages,
  { port, chosen, log }: { port: number; chosen: boolean; log: Logger },
): Promise<AdminServer | undefined> {
  const app = fastify({ forceCloseConnections: true })
  app.get('/metrics', async (_, reply) => {
    const { type, body } = await pages.metrics()
    return reply.type(type).send(body)
  })
  app.get('/healthz', async (_, reply) => {
    const checks = await pages.health()
    const ok = checks.every((check) => check.ok)
    return reply.code(ok ? 200 : 503).send({ ok, checks })
  })
  try {
    const address = await app.listen({ port, host: HOST })
    const heard = Number(new URL(address).port)
    log.info({ port: heard }, 'metrics and health')
    return { port: heard, close: () => app.close() }
  } catch (error) {
    await app.close()
    if (!isTaken(error)) throw error
    if (chosen) throw new EnvError([`ADMIN_PORT: port ${port} is taken by another program. Set a free one.`])
    log.warn({ port }, 'the port is taken by another program: no metrics; ADMIN_PORT sets another')
    return undefined
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
