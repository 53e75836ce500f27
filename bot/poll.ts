import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../core/logger.ts'
import type { Inbox } from './inbox/inbox.ts'
import { readIncoming } from './inbox/incoming.ts'
import { ALLOWED_UPDATES, refusal, type Signal, type Telegraf } from './telegraf.ts'

/** Milliseconds between tries while the Bot API cannot be reached, or updates cannot be written down. */
const RETRY_MS = 3_000
/** Seconds that the Bot API holds a call while there is nothing. */
const HOLD_S = 50
/** Milliseconds after which a call is taken for lost. */
const LOST_AFTER_MS = (HOLD_S + 15) * 1000

/**
 * Long polling until the returned function is called; a failure of the line is waited out. telegraf's own polling
 * confirms updates before they are handled: here the next call, which confirms a batch, is made when it is written down.
 */
export function poll(bot: Telegraf, inbox: Inbox, log: Logger): () => Promise<void> {
  const stopping = new AbortController()
  const finished = keepPolling(bot, inbox, log, stopping.signal)
  return async () => {
    stopping.abort()
    await finished
  }
}

async function keepPolling(bot: Telegraf, inbox: Inbox, log: Logger, stopped: AbortSignal): Promise<void> {
  let offset: number | undefined
  let ready = false
  while (!stopped.aborted) {
    try {
      if (!ready) await bot.telegram.deleteWebhook()
      ready = true
      offset = await takeBatch(bot, inbox, offset, stopped)
    } catch (error) {
      if (stopped.aborted) return
      explain(error, log)
      await pause(RETRY_MS, undefined, { signal: stopped }).catch(() => undefined)
    }
  }
}

/** Takes one batch and returns the number that confirms it. */
async function takeBatch(
  bot: Telegraf,
  inbox: Inbox,
  offset: number | undefined,
  stopped: AbortSignal,
): Promise<number | undefined> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(LOST_AFTER_MS)])
  const asked = { timeout: HOLD_S, limit: 100, allowed_updates: ALLOWED_UPDATES, ...(offset && { offset }) }
  const updates = await bot.telegram.callApi('getUpdates', asked, { signal } as Signal)
  await Promise.all(
    updates.flatMap((update) => {
      const incoming = readIncoming(update)
      return incoming ? [inbox.record(incoming)] : []
    }),
  )
  const last = updates.at(-1)
  return last ? last.update_id + 1 : offset
}

function explain(error: unknown, log: Logger): void {
  const words = refusal(error)
  const isOurs = words === '' && !(error instanceof Error && /^(Fetch|Abort)Error$/.test(error.name))
  if (isOurs) log.error({ err: error }, 'updates are not confirmed: they could not be written down')
  else log.error({ reason: words || 'the Bot API cannot be reached' }, 'polling stopped; trying again')
  if (words.startsWith('401')) log.error('TELEGRAM_BOT_TOKEN is not accepted: take the token from @BotFather')
  if (words.startsWith('409'))
    log.error('another process polls with this token, or a webhook is set: only one of them may')
}
