import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../core/logger.ts'
import { refusal, type Telegraf } from './telegraf.ts'

/** Milliseconds between tries while the Bot API cannot be reached. */
const RETRY_MS = 3_000
/** Milliseconds between tries to stop. */
const STOP_MS = 20

/** Long polling until the returned function is called; a failure of the line is waited out, a wrong token is not. */
export function poll(bot: Telegraf, log: Logger): () => Promise<void> {
  const stopping = new AbortController()
  const finished = keepPolling(bot, log, stopping.signal)
  return async () => {
    stopping.abort()
    while (await stillRunning(finished)) stopIfStarted(bot)
  }
}

/** telegraf can be stopped only once its polling has begun; before that the call is refused and made again. */
function stopIfStarted(bot: Telegraf): void {
  try {
    bot.stop()
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'Bot is not running!') throw error
  }
}

function stillRunning(finished: Promise<void>): Promise<boolean> {
  return Promise.race([finished.then(() => false), pause(STOP_MS, true)])
}

async function keepPolling(bot: Telegraf, log: Logger, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      await bot.launch({ allowedUpdates: ['message', 'edited_message', 'callback_query', 'my_chat_member'] })
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
