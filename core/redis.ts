import { Redis } from 'ioredis'
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
