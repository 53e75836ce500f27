import { HttpsProxyAgent } from 'https-proxy-agent'
import { type Context, Telegraf } from 'telegraf'
import type { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import { toLocale } from '../core/i18n.ts'
import type { Logger } from '../core/logger.ts'
import { calendarDate } from '../core/time-zone.ts'
import type { Database } from '../db/client.ts'
import { ensureAccount, setReach, whoIs } from '../db/repos/accounts.ts'
import { finishUpdate, updateState } from '../db/repos/updates.ts'
import { AlreadyApplied, inTurn } from '../db/unit-of-work.ts'
import { chatCommands } from './commands.ts'
import { type Dispatcher, firstLocale } from './dispatch.ts'
import { OneAtATime } from './middleware/one-at-a-time.ts'
import { isReadable, queryIdOf, readInput, readPerson, refusal, sendReply } from './telegraf.ts'
import { tryOut } from './try-out.ts'
import type { Reply, Turn } from './turn.ts'
import { withPatience } from './with-patience.ts'

const CHANNEL = 'telegram'

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
}

/** The bot on telegraf: each update once, one at a time per person, every failure caught here and nowhere else. */
export function createBot(parts: BotParts): { bot: Telegraf; queue: OneAtATime } {
  const { log } = parts
  const bot = new Telegraf(parts.token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: parts.apiRoot, webhookReply: false, ...(parts.proxy && proxied(parts.proxy)) },
  })
  const queue = new OneAtATime()
  const tellCommands = chatCommands(bot, log)
  bot.use(async (ctx, next) => {
    if (isReadable(ctx.update)) return next()
    log.warn({ updateId: ctx.update.update_id }, 'an update without the fields it needs is passed over')
    const query = queryIdOf(ctx.update)
    if (query) await ctx.telegram.answerCbQuery(query)
  })
  bot.on('my_chat_member', (ctx) => noteReach(ctx, parts, ctx.myChatMember.new_chat_member.status))
  bot.on(['message', 'edited_message', 'callback_query'], async (ctx) => {
    const person = readPerson(ctx)
    if (!person) return
    const taken = await queue.run(person.externalId, () => handleUpdate(ctx, parts, person, tellCommands))
    if (!taken) log.warn({ updateId: ctx.update.update_id }, 'dropped: too many at once')
  })
  bot.catch((error, ctx) => log.error({ err: error, updateId: ctx.update.update_id }, 'update failed'))
  return { bot, queue }
}

/** Calls and downloads by way of a proxy, on connections that stay open. */
function proxied(proxy: string) {
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true })
  return { agent, attachmentAgent: agent }
}

async function handleUpdate(
  ctx: Context,
  parts: BotParts,
  person: { externalId: string; languageCode: string | undefined },
  tellCommands: (turn: Turn) => void,
): Promise<void> {
  const updateId = String(ctx.update.update_id)
  const now = parts.clock.now()
  const before = await updateState(parts.database.read, CHANNEL, updateId)
  if (before === 'answered') return
  const turn = await readTurn(ctx, parts, person, now)
  const scope = { channel: CHANNEL, updateId, now, applied: before === 'applied' }
  await inTurn(scope, async () => {
    const reply = before === 'applied' ? await parts.resume(turn) : await answer(ctx, parts, turn)
    await deliver(ctx, parts, turn, reply)
  })
  tellCommands(turn)
  await finishUpdate(parts.database, CHANNEL, updateId, now)
}

async function readTurn(
  ctx: Context,
  parts: BotParts,
  person: { externalId: string; languageCode: string | undefined },
  now: Date,
): Promise<Turn> {
  const locale = firstLocale(person.languageCode)
  const account = await ensureAccount(
    parts.database,
    { channel: CHANNEL, externalId: person.externalId, locale },
    now,
  )
  if (account.reach !== 'active') await setReach(parts.database, account.id, 'active', now)
  const timeZone = account.timeZone ?? parts.timeZone
  const today = calendarDate(now, timeZone)
  const who = await whoIs(parts.database.read, account.id, today)
  const read = readInput(ctx, parts.codec, person.externalId)
  const input = read === 'stale' ? { kind: 'press' as const, action: { route: '', args: [] } } : read
  return {
    accountId: account.id,
    channel: CHANNEL,
    externalId: person.externalId,
    locale: toLocale(account.locale),
    timeZone,
    dialogue: account.dialogue ?? undefined,
    who,
    input,
    messageId: ctx.callbackQuery?.message?.message_id.toString(),
    now,
    today,
  }
}

async function answer(ctx: Context, parts: BotParts, turn: Turn): Promise<Reply> {
  try {
    return await parts.dispatcher.handle(turn)
  } catch (error) {
    if (error instanceof AlreadyApplied) return parts.resume(turn)
    parts.log.error({ err: error, updateId: ctx.update.update_id }, 'handler failed')
    return { note: { key: 'common.error' } }
  }
}

/** Answers the person; a busy or broken line is tried again, because somebody waits. A block is noted. */
async function deliver(ctx: Context, parts: BotParts, turn: Turn, reply: Reply): Promise<void> {
  const fresh = await parts.database.read.account.findUnique({
    where: { id: turn.accountId },
    select: { locale: true },
  })
  const locale = toLocale(fresh?.locale ?? turn.locale)
  const reader = { externalId: turn.externalId, locale, codec: parts.codec }
  try {
    const to = { externalId: turn.externalId, pressed: turn.messageId }
    await sendReply(ctx, await tryOut(ctx.telegram, reply, to, withPatience), reader, withPatience)
  } catch (error) {
    const words = refusal(error)
    if (!words.startsWith('403')) throw error
    const reach = words.includes('deactivated') ? 'deactivated' : 'blocked'
    await setReach(parts.database, turn.accountId, reach, turn.now)
  }
}

async function noteReach(ctx: Context, parts: BotParts, status: string): Promise<void> {
  const person = readPerson(ctx)
  if (!person) return
  const now = parts.clock.now()
  const account = await ensureAccount(
    parts.database,
    { channel: CHANNEL, externalId: person.externalId, locale: firstLocale(person.languageCode) },
    now,
  )
  await setReach(parts.database, account.id, status === 'kicked' ? 'blocked' : 'active', now)
}
