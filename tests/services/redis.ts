import { Redis } from 'ioredis'

export const TEST_REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/15'

/** Empties the database of the tests; fails with a sentence where the server cannot be reached. */
export async function flushTestRedis(): Promise<void> {
  const redis = new Redis(TEST_REDIS_URL, {
    maxRetriesPerRequest: 0,
    lazyConnect: true,
    retryStrategy: () => null,
  })
  try {
    await redis.connect()
    await redis.flushdb()
  } catch (error) {
    throw new Error(`Redis does not answer at ${TEST_REDIS_URL}: start one, or set TEST_REDIS_URL.`, {
      cause: error,
    })
  } finally {
    redis.disconnect()
  }
}
