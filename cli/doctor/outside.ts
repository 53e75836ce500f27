import { z } from 'zod'
import type { Env } from '../../core/env.ts'
import { type RedisSettings, redisSettings } from '../../core/redis.ts'
import { createPoolFetch } from '../../jobs/sender/pool-fetch.ts'
import { oneAtATime, sentenceOf } from '../../watch/one-at-a-time.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

/** An operator waits at the terminal; a Bot API that is well answers in a tenth of a second. */
const PATIENCE_MS = 5_000

const answered = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  result: z.object({ username: z.string().optional() }).optional(),
})

type Reachable = Pick<Env, 'TELEGRAM_BOT_TOKEN' | 'TELEGRAM_API_ROOT' | 'HTTPS_PROXY'>

/** Does the Bot API know the bot? The token is told to nobody else. */
export async function examineMessenger(env: Reachable, demo: boolean): Promise<Finding> {
  const token = env.TELEGRAM_BOT_TOKEN
  if (token === undefined)
    return demo
      ? ok('messenger', 'the simulator of the demo: no token is set')
      : warn(
          'messenger',
          'TELEGRAM_BOT_TOKEN is not set',
          'Set it, with APP_SECRET: without it no bot starts here.',
        )
  try {
    return judgeAnswer(await getMe(env, token))
  } catch (error) {
    return fail(
      'messenger',
      `${new URL(env.TELEGRAM_API_ROOT).host} does not answer: ${reasonOf(error)}`,
      'Check the network and HTTPS_PROXY; messages wait meanwhile and are not lost.',
    )
  }
}

async function getMe(env: Reachable, token: string) {
  const root = env.TELEGRAM_API_ROOT.replace(/\/$/, '')
  const pool = createPoolFetch(root, env.HTTPS_PROXY)
  try {
    const call = () => pool.fetch(`${root}/bot${token}/getMe`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const response = await oneAtATime(call, PATIENCE_MS + 500)()
    const parsed = answered.safeParse(await response.json().catch(() => undefined))
    return { status: response.status, body: parsed.data }
  } finally {
    await pool.close()
  }
}

function judgeAnswer({ status, body }: Awaited<ReturnType<typeof getMe>>): Finding {
  if (body?.ok)
    return ok('messenger', `knows the bot${body.result?.username ? ` @${body.result.username}` : ''}`)
  if (status === 401 || status === 404)
    return fail('messenger', 'TELEGRAM_BOT_TOKEN is not accepted', 'Take the token from @BotFather.')
  return fail(
    'messenger',
    `answers ${status}${body?.description ? `: ${body.description}` : ''}`,
    'Ask again in a minute; check TELEGRAM_API_ROOT and HTTPS_PROXY.',
  )
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `silent for ${PATIENCE_MS / 1000} s`
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return sentenceOf(error)
}

/** Redis, where it is used: does it answer, and does it keep what it is given? */
export async function examineRedis({ REDIS_URL: url }: Pick<Env, 'REDIS_URL'>): Promise<Finding> {
  if (url === undefined) return ok('redis', 'not used: REDIS_URL is not set')
  try {
    return judgeRedis(await oneAtATime(() => redisSettings(url), PATIENCE_MS)())
  } catch (error) {
    return fail(
      'redis',
      `cannot be reached (${sentenceOf(error)})`,
      'Start it or correct REDIS_URL; what is in the database waits.',
    )
  }
}

export function judgeRedis({ maxmemoryPolicy: policy, appendOnly }: RedisSettings): Finding {
  const wrong = [
    ...(policy === 'noeviction' ? [] : [`maxmemory-policy is ${policy ?? 'not told'}`]),
    ...(appendOnly ? [] : [`AOF is ${appendOnly === undefined ? 'not told' : 'off'}`]),
  ]
  if (wrong.length === 0) return ok('redis', 'answers; noeviction, AOF on')
  return warn(
    'redis',
    `answers, but ${wrong.join(' and ')}: it may lose what waits in it`,
    'Start it with --appendonly yes --maxmemory-policy noeviction.',
  )
}
