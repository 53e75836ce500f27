import type { Env } from '../core/env.ts'
import { countProcessor } from '../core/metrics/process.ts'
import { registry } from '../core/metrics/registry.ts'
import { listenToAdmins } from './admin-server.ts'
import { LOOK_EVERY_MS } from './limits.ts'
import { type WatchedParts, Watcher } from './watcher.ts'

export interface WatchParts extends WatchedParts {
  env: Pick<Env, 'ADMIN_PORT' | 'REDIS_URL'>
  /** the port where ADMIN_PORT is not set; without both nobody watches */
  fallbackPort?: number
}

/** Starts to watch how this process and the whole stand, and tells those who ask. */
export async function startWatch(parts: WatchParts): Promise<{ port?: number; close(): Promise<void> }> {
  const { env, fallbackPort, log } = parts
  const port = env.ADMIN_PORT ?? fallbackPort
  if (port === undefined) return { close: async () => undefined }
  const watcher = new Watcher(parts)
  const pages = {
    metrics: async () => {
      await watcher.look()
      countProcessor()
      return { type: registry.contentType, body: await registry.metrics() }
    },
    health: () => watcher.look(),
  }
  const server = await listenToAdmins(pages, { port, chosen: env.ADMIN_PORT !== undefined, log })
  const timer = setInterval(() => void watcher.look(), LOOK_EVERY_MS)
  return {
    ...(server && { port: server.port }),
    close: async () => {
      clearInterval(timer)
      await server?.close()
      watcher.close()
    },
  }
}
