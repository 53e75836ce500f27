import { Redis } from 'ioredis'
import { EnvError } from './env.ts'
import type { Logger } from './logger.ts'

/** Milliseconds after which a request path takes a silent server for one that is away. */
const SILENT_MS = 1_000

/** A connection for a worker waits as long as the server is away; one in a request path gives up soon. */
export function openRedis(url: string, log: Logger, use: 'worker' | 'request'): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: use === 'worker' ? null : 2,
    enableOfflineQueue: use === 'worker',
    // A server that went silent is no answer either: without this a request would wait until TCP gives up.
    ...(use === 'request' && { commandTimeout: SILENT_MS, connectTimeout: SILENT_MS }),
    lazyConnect: true,
  })
  redis.on('error', (error: Error) => log.error({ err: error }, 'redis'))
  return redis
}

/** Throws EnvError where no Redis answers at the address when the process starts; later it is waited for. */
export async function checkRedis(url: string): Promise<void> {
  try {
    await asked(url, (redis) => redis.ping())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvError([`REDIS_URL: Redis cannot be reached (${reason}). Start it or correct the address.`])
  }
}

/** What of a server's settings matters to queues; undefined where it does not tell. */
export interface RedisSettings {
  maxmemoryPolicy: string | undefined
  appendOnly: boolean | undefined
}

/** Asks a server how it keeps what it is given. INFO is answered where CONFIG is forbidden. Throws the reason. */
export async function redisSettings(url: string): Promise<RedisSettings> {
  const info = await asked(
    url,
    async (redis) => `${await redis.info('memory')}\n${await redis.info('persistence')}`,
  )
  const field = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1]
  const aof = field('aof_enabled')
  return {
    maxmemoryPolicy: field('maxmemory_policy'),
    appendOnly: aof === undefined ? undefined : aof === '1',
  }
}

/** One question on a connection of its own, which is tried once. */
async function asked<T>(url: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  let reason = ''
  redis.on('error', (error: Error) => {
    reason = error.message || reason
  })
  try {
    await redis.connect()
    return await question(redis)
  } catch (error) {
    throw new Error(reason || (error instanceof Error ? error.message : 'no answer'))
  } finally {
    redis.disconnect()
  }
}

export type { Redis }
