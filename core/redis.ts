import { Redis } from 'ioredis'
import { EnvError } from './env.ts'
import type { Logger } from './logger.ts'

/** A connection for a worker waits as long as the server is away; one in a request path gives up soon. */
export function openRedis(url: string, log: Logger, use: 'worker' | 'request'): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: use === 'worker' ? null : 2,
    enableOfflineQueue: use === 'worker',
    lazyConnect: true,
  })
  redis.on('error', (error: Error) => log.error({ err: error }, 'redis'))
  return redis
}

/** Throws EnvError where no Redis answers at the address when the process starts; later it is waited for. */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  let reason = 'no answer'
  redis.on('error', (error: Error) => {
    reason = error.message || reason
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch {
    throw new EnvError([`REDIS_URL: Redis cannot be reached (${reason}). Start it or correct the address.`])
  } finally {
    redis.disconnect()
  }
}

export type { Redis }
