import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../core/logger.ts'
import { ALLOWED_UPDATES, refusal, type Signal, type Telegraf } from './telegraf.ts'
import { messengersFailure } from './with-patience.ts'

/** Milliseconds between tries while the messenger cannot be reached, and after which a try is taken for lost. */
const [RETRY_MS, LOST_AFTER_MS] = [1_000, 10_000]

export interface Webhook {
  url: string
  secret: string
}

/**
 * Tells the messenger where updates go. One that is away at the start stops nobody: it is told again and again, until it
 * listens or the returned function is called, while updates come that an earlier process has asked for. Throws where the
 * messenger does not take the address.
 */
export async function setWebhook(bot: Telegraf, webhook: Webhook, log: Logger): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const tell = () => tellOnce(bot, webhook, log, stopping.signal)
  if (await tell()) return async () => undefined
  const finished = untilTold(tell, stopping.signal)
  return async () => {
    stopping.abort()
    await finished
  }
}

async function untilTold(tell: () => Promise<boolean>, stopped: AbortSignal): Promise<void> {
  do await pause(RETRY_MS, undefined, { signal: stopped }).catch(() => undefined)
  while (!stopped.aborted && !(await tell().catch(() => false)))
}

/** False where nobody listens. */
async function tellOnce(
  bot: Telegraf,
  { url, secret }: Webhook,
  log: Logger,
  stopped: AbortSignal,
): Promise<boolean> {
  const asked = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES }
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(LOST_AFTER_MS)])
  try {
    await bot.telegram.callApi('setWebhook', asked, { signal } as Signal)
    log.info({ url }, 'webhook set')
    return true
  } catch (error) {
    const words = refusal(error)
    if (messengersFailure(error) === 'refused')
      throw new Error(`WEBHOOK_URL is not taken by the Bot API: ${words}`)
    if (!stopped.aborted) log.error({ reason: words || 'the Bot API cannot be reached' }, 'webhook not set')
    return false
  }
}
