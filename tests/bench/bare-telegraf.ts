// What the bot is measured beside: telegraf's own webhook, a session in Redis and one reply. It keeps no record of an
// update, so a killed process loses those in hand, and it answers Telegram only after the handler.
import { createServer } from 'node:http'
import { Redis } from 'ioredis'
import { type Context, session, Telegraf } from 'telegraf'

interface Session {
  seen: number
}

const { REDIS_URL = '', TELEGRAM_API_ROOT: apiRoot = '', WEBHOOK_SECRET = '', PORT } = process.env
const redis = new Redis(REDIS_URL)
const store = {
  get: async (key: string): Promise<Session | undefined> =>
    JSON.parse((await redis.get(key)) ?? 'null') ?? undefined,
  set: (key: string, value: Session) => redis.set(key, JSON.stringify(value)),
  delete: (key: string) => redis.del(key),
}
const bot = new Telegraf<Context & { session: Session }>('1:aaaaaaaaaaaa', { telegram: { apiRoot } })
bot.use(session({ store, defaultSession: () => ({ seen: 0 }) }))
bot.command('menu', async (ctx) => {
  ctx.session.seen++
  await ctx.reply('Меню. Выберите, что нужно.', {
    parse_mode: 'HTML',
    reply_markup: {
      inline_keyboard: ['Вступить', 'Связать', 'Бонусы', 'Вопрос', 'Настройки'].map((text) => [
        { text, callback_data: `1:${text.length}` },
      ]),
    },
  })
})
bot.botInfo = await bot.telegram.getMe()
const server = createServer(bot.webhookCallback('/telegram', { secretToken: WEBHOOK_SECRET }))
server.listen(Number(PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
