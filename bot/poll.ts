import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../core/logger.ts'
import { refusal, type Telegraf } from './telegraf.ts'

/** Milliseconds between tries while the Bot API cannot be reached. */
const RETRY_MS = 3_000

/** Long polling until the returned function is called; a failure of the line is waited out, a wrong token is not. */
export async function poll(bot: Telegraf, log: Logger): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const finished = keepPolling(bot, log, stopping.signal)
  return async () => {
    stopping.abort()
    try {
      bot.stop()
    } catch (error) {
      log.debug({ err: error }, 'polling was not running')
    }
    await finished
  }
}

async function keepPolling(bot: Telegraf, log: Logger, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      await bot.launch({ allowedUpdates: ['message', 'callback_query', 'my_chat_member'] })
    } catch (error) {
      if (stopped.aborted) return
      const words = refusal(error)
      log.error({ reason: words || 'the Bot API cannot be reached' }, 'polling stopped; trying again')
      if (words.startsWith('401'))
        log.error('TELEGRAM_BOT_TOKEN is not accepted: take the token from @BotFather')
      await pause(RETRY_MS, undefined, { signal: stopped }).catch(() => undefined)
    }
  }
}
