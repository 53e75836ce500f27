import { z } from 'zod'
import type { Logger } from '../../core/logger.ts'
import { createPoolFetch } from '../sender/pool-fetch.ts'

const PATIENCE_MS = 5_000
/** Where the messenger does not answer, it is asked again so soon; letters do not wait for it. */
const AGAIN_MS = 60_000

const answered = z.object({ result: z.object({ username: z.string().min(1) }) })

/** Where the bot opens, as the messenger says, asked once; undefined while it does not answer. */
export function createBotAddress(
  { token, apiRoot, proxy }: { token: string; apiRoot: string; proxy: string | undefined },
  log: Logger,
): () => Promise<string | undefined> {
  let known: string | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  const ask = async (): Promise<string | undefined> => {
    const pool = createPoolFetch(apiRoot, proxy)
    try {
      const url = `${apiRoot.replace(/\/$/, '')}/bot${token}/getMe`
      const response = await pool.fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
      const { username } = answered.parse(await response.json()).result
      return `https://t.me/${username}`
    } catch {
      log.warn('the messenger does not say how the bot is called: letters have no link to it')
      return undefined
    } finally {
      await pool.close()
    }
  }
  return async () => {
    if (known === undefined && performance.now() > askedAt + AGAIN_MS) {
      askedAt = performance.now()
      known = await ask()
    }
    return known
  }
}
