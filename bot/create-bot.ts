import { HttpsProxyAgent } from 'https-proxy-agent'
import { type Context, Telegraf } from 'telegraf'
import type { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import { toLocale } from '../core/i18n.ts'
import type { Logger } from '../core/logger.ts'
import { countReplies } from '../core/metrics/sending.ts'
import { screenHtml } from '../core/render.ts'
import { calendarDate } from '../core/time-zone.ts'
import type { Database } from '../db/client.ts'
import { isDatabaseFull, isDatabaseGone } from '../db/database-failure.ts'
import { ensureAccount, setReach } from '../db/repos/accounts.ts'
import { turnReminder } from '../db/repos/gap-reminders.ts'
import { findPerson } from '../db/repos/person.ts'
import { inTurn, UpdateLost } from '../db/unit-of-work.ts'
import { chatCommands } from './commands.ts'
import { type Dispatcher, firstLocale } from './dispatch.ts'
import type { InboxParts, InHand } from './inbox/parts.ts'
import { MAX_ATTEMPTS } from './inbox/verdict.ts'
import { pictureMemory } from './picture-memory.ts'
import { messagesIn, readInput, readPerson, refusal, sendReply, type Update } from './telegraf.ts'
import { tryOut } from './try-out.ts'
import type { Reply, Turn } from './turn.ts'
import { isReadable, queryIdOf } from './update-schema.ts'
import { messengersFailure, withPatience } from './with-patience.ts'

export const CHANNEL = 'telegram'

export interface BotParts {
  token: string
  apiRoot: string
  proxy: string | undefined
  timeZone: string
  database: Database
  codec: CallbackCodec
  clock: Clock
  log: Logger
  dispatcher: Dispatcher
  /** the screen to show when an update was applied but the process died before its answer */
  resume: (turn: Turn) => Promise<Reply>
  /** told how many messages a reply was: the bulk of sending yields what they used */
  noteReplies?: (messages: number) => void
}

/** The bot on telegraf, for the inbox to call: it answers one update, and tells one person of a flood. */
export type Bot = { bot: Telegraf } & Pick<InboxParts, 'handle' | 'onFlood'>

export function createBot(parts: BotParts): Bot {
  const { log } = parts
  const bot = new Telegraf(parts.token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: parts.apiRoot, webhookReply: false, ...(parts.proxy && proxied(parts.proxy)) },
  })
  const inHand = new WeakMap<Update, InHand>()
  const tellCommands = chatCommands(bot, log)
  bot.use(async (ctx, next) => {
    if (isReadable(ctx.update)) return next()
    log.warn({ updateId: ctx.update.update_id }, 'an update without the fields it needs is passed over')
    const query = queryIdOf(ctx.update)
    if (query) await ctx.telegram.answerCbQuery(query)
  })
  bot.on('my_chat_member', (ctx) => noteReach(ctx, parts, ctx.myChatMember.new_chat_member.status))
  bot.on(['message', 'edited_message', 'callback_query'], async (ctx) => {
    const [person, update] = [readPerson(ctx), inHand.get(ctx.update)]
    if (person && update) tellCommands(await answerUpdate(ctx, parts, person, update))
  })
  bot.catch((error) => {
    throw error
  })
  return {
    bot,
    handle: async (update) => {
      try {
        // By itself telegraf would ask once, and keep a failure for good.
        bot.botInfo ??= await bot.telegram.getMe()
        const read: Update = JSON.parse(update.body)
        inHand.set(read, update)
        await bot.handleUpdate(read)
        return 'answered'
      } catch (error) {
        return failedAttempt(error, update, log)
      }
    },
    onFlood: (line) => void tellFlood(bot, parts, line),
  }
}

/** Calls and downloads by way of a proxy, on connections that stay open. */
function proxied(proxy: string) {
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true })
  return { agent, attachmentAgent: agent }
}

function failedAttempt(error: unknown, { updateId, attempts }: InHand, log: Logger) {
  // Whoever handles it now answers, too.
  if (error instanceof UpdateLost) return 'answered'
  const failure = failureOf(error)
  const fields = { updateId, attempt: attempts, ...(failure === 'failed' && { err: error }) }
  log.error({ ...fields, reason: refusal(error) || failure }, 'update failed')
  return failure
}

/** An update is not to blame for a database that is away or full. */
function failureOf(error: unknown): 'unreachable' | 'refused' | 'failed' {
  const away = isDatabaseGone(error) || isDatabaseFull(error)
  return messengersFailure(error) ?? (away ? 'unreachable' : 'failed')
}

interface Person {
  externalId: string
  languageCode: string | undefined
}

async function answerUpdate(ctx: Context, parts: BotParts, person: Person, update: InHand): Promise<Turn> {
  const now = parts.clock.now()
  const turn = await readTurn(ctx, parts, person, now)
  if (turn.messageId !== undefined) await turnReminder(parts.database, turn.accountId, turn.messageId, now)
  const { id: inboundId, epoch, applied } = update
  const scope = { inboundId, epoch, now, applied }
  await inTurn(scope, async () => {
    try {
      const reply = applied ? await parts.resume(turn) : await parts.dispatcher.handle(turn)
      await deliver(ctx, parts, scope.applied ? await inNewLocale(turn, parts) : turn, reply)
    } catch (error) {
      const isLast = update.attempts >= MAX_ATTEMPTS && failureOf(error) !== 'unreachable'
      if (isLast && !(error instanceof UpdateLost))
        await deliver(ctx, parts, turn, { note: { key: 'common.error' } })
      throw error
    }
  })
  return turn
}

async function readTurn(ctx: Context, parts: BotParts, person: Person, now: Date): Promise<Turn> {
  const day = (timeZone: string | null) => calendarDate(now, timeZone ?? parts.timeZone)
  const key = { channel: CHANNEL, externalId: person.externalId }
  const { account, who } =
    (await findPerson(parts.database.read, key, day)) ?? (await welcome(parts, person, now))
  if (account.reach !== 'active') await setReach(parts.database, account.id, 'active', now)
  const read = readInput(ctx, parts.codec, person.externalId)
  const input = read === 'stale' ? { kind: 'press' as const, action: { route: '', args: [] } } : read
  return {
    accountId: account.id,
    channel: CHANNEL,
    externalId: person.externalId,
    locale: toLocale(account.locale),
    timeZone: account.timeZone ?? parts.timeZone,
    dialogue: account.dialogue ?? undefined,
    who,
    input,
    messageId: ctx.callbackQuery?.message?.message_id.toString(),
    now,
    today: day(account.timeZone),
  }
}

/** Writes down somebody who writes for the first time. */
async function welcome(parts: BotParts, { externalId, languageCode }: Person, now: Date) {
  const locale = firstLocale(languageCode)
  const account = await ensureAccount(parts.database, { channel: CHANNEL, externalId, locale }, now)
  return { account, who: { member: undefined, offices: [], grants: [] } }
}

/** What the person did may have been to choose a language. */
async function inNewLocale(turn: Turn, { database }: BotParts): Promise<Turn> {
  const account = await database.read.account.findUnique({
    where: { id: turn.accountId },
    select: { locale: true },
  })
  return account ? { ...turn, locale: toLocale(account.locale) } : turn
}

/** Answers the person; a busy or broken line is tried again, because somebody waits. A block is noted. */
async function deliver(ctx: Context, parts: BotParts, turn: Turn, reply: Reply): Promise<void> {
  const { externalId, locale } = turn
  try {
    const tried = await tryOut(ctx.telegram, reply, { externalId, pressed: turn.messageId }, withPatience)
    const reader = { externalId, locale, codec: parts.codec, pictures: pictureMemory(parts, CHANNEL) }
    await sendReply(ctx, tried, reader, withPatience)
    const messages = messagesIn(tried, ctx.callbackQuery !== undefined)
    countReplies(messages)
    parts.noteReplies?.(messages)
  } catch (error) {
    const words = refusal(error)
    if (!words.startsWith('403')) throw error
    const reach = words.includes('deactivated') ? 'deactivated' : 'blocked'
    await setReach(parts.database, turn.accountId, reach, turn.now)
  }
}

async function tellFlood({ telegram }: Telegraf, { database, log }: BotParts, line: string): Promise<void> {
  try {
    const who = { channel_externalId: { channel: CHANNEL, externalId: line } }
    const account = await database.read.account.findUnique({ where: who, select: { locale: true } })
    // Who floods with the first words ever is not known yet.
    const text = screenHtml(
      { text: { key: 'inbox.flood' } },
      toLocale(account?.locale ?? firstLocale(undefined)),
    )
    await withPatience(() => telegram.sendMessage(Number(line), text, { parse_mode: 'HTML' }))
  } catch (error) {
    log.warn({ reason: refusal(error) || 'failed' }, 'a person was not told of a flood')
  }
}

async function noteReach(ctx: Context, parts: BotParts, status: string): Promise<void> {
  const person = readPerson(ctx)
  if (!person) return
  const now = parts.clock.now()
  const { account } = await welcome(parts, person, now)
  await setReach(parts.database, account.id, status === 'kicked' ? 'blocked' : 'active', now)
}
