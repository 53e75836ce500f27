import { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import type { Database } from '../db/client.ts'
import { followTexts } from '../db/own-texts.ts'
import { appointAdmins } from '../db/repos/rights.ts'
import { announceCommands } from './commands.ts'
import { CHANNEL, createBot } from './create-bot.ts'
import { Dialogues } from './dialogue.ts'
import { Dispatcher } from './dispatch.ts'
import { createFeatures } from './features.ts'
import type { Inbox } from './inbox/inbox.ts'
import { openInbox } from './inbox/open-inbox.ts'
import { poll } from './poll.ts'
import { createRoutes } from './routes.ts'
import { setWebhook } from './set-webhook.ts'
import type { Telegraf } from './telegraf.ts'
import { openTickets } from './ticket/open-tickets.ts'
import { listen } from './web/server.ts'

export interface BotOptions {
  env: Env
  /** the bot's token and the server it is known to: Telegram, or any other that speaks the Bot API */
  token: string
  apiRoot: string
  secret: string
  database: Database
  clock: Clock
  log: Logger
  /** people open its pages on this very machine, where no PUBLIC_URL says otherwise */
  isDemo?: boolean
  /** told how many messages a reply was: the bulk of sending yields what they used */
  noteReplies?: (messages: number) => void
}

export interface Bot {
  port: number
  /** false where this process was silent for so long that it takes nothing */
  isHeard(): boolean
  close(): Promise<void>
}

/** Starts answering people: by webhook where one is set, else by long polling. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { env, database, secret, log } = options
  const codec = new CallbackCodec(secret)
  const dialogues = new Dialogues(database)
  const botName = () => bot.botInfo?.username ?? ''
  const pace = { rate: env.SEND_RATE, starsLimit: env.STARS_LIMIT, timeZone: env.TIME_ZONE }
  const tickets = openTickets(options)
  const { ticketCode } = tickets
  const features = createFeatures({ database, dialogues, secret, botName, ticketCode }, pace)
  const routes = createRoutes(features)
  const dispatcher = new Dispatcher(routes, features.dialogue.freeText)
  const { bot, handle, onFlood } = createBot({
    ...options,
    proxy: env.HTTPS_PROXY,
    timeZone: env.TIME_ZONE,
    codec,
    dispatcher,
    resume: (turn) => features.dialogue.resume(turn, []),
  })
  const texts = await followTexts(database, log)
  await appointAdmins(database, env.ADMIN_IDS, options.clock.now())
  const parts = { ...options, channel: CHANNEL, timeZone: env.TIME_ZONE, handle, onFlood }
  const { inbox, isHeard, start, close } = await openInbox(parts)
  const server = await listen({ env, inbox, log, check: tickets.check, letters: options })
  tickets.standAt(server.port)
  await start()
  const stop = await receive(bot, inbox, env, log)
  void announceCommands(bot, log)
  return {
    port: server.port,
    isHeard,
    close: async () => {
      texts.close()
      await stop()
      await server.close()
      await close()
    },
  }
}

function receive(
  bot: Telegraf,
  inbox: Inbox,
  { WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Env,
  log: Logger,
): Promise<() => Promise<void>> | (() => Promise<void>) {
  return url && secret ? setWebhook(bot, { url, secret }, log) : poll(bot, inbox, log)
}
