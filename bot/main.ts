import { systemClock } from '../core/clock.ts'
import { readEnv } from '../core/env.ts'
import { createLogger } from '../core/logger.ts'
import { run } from '../core/run.ts'
import { Shutdown } from '../core/shutdown.ts'
import { openDatabase } from '../db/client.ts'
import { startDatabaseClock } from '../db/database-clock.ts'
import { migrate } from '../db/migrate.ts'
import { ReplyCounter } from '../db/reply-counter.ts'
import { startWatch } from '../watch/start-watch.ts'
import { startBot } from './start.ts'

// `npm run bot`: only the process that answers people.
await run(async () => {
  const env = readEnv(process.env)
  const log = createLogger(env.LOG_LEVEL)
  const { TELEGRAM_BOT_TOKEN: token, APP_SECRET: secret } = env
  if (!token || !secret)
    throw new Error('TELEGRAM_BOT_TOKEN is not set. Take one from @BotFather, or see the demo: npm start.')
  const shutdown = new Shutdown(log)
  shutdown.onSignals()
  await migrate(env.DATABASE_URL)
  const database = await openDatabase(env.DATABASE_URL)
  shutdown.add('database', () => database.close())
  const clock = await startDatabaseClock(database, systemClock, log)
  shutdown.add('clock', () => clock.close())
  const replies = new ReplyCounter(database, log)
  shutdown.add('replies', () => replies.close())
  const bot = await startBot({
    env,
    token,
    secret,
    apiRoot: env.TELEGRAM_API_ROOT,
    database,
    clock,
    log,
    noteReplies: (messages) => replies.note(messages),
  })
  shutdown.add('bot', () => bot.close())
  const watched = await startWatch({ env, database, clock, log, isHeard: bot.isHeard })
  shutdown.add('watch', () => watched.close())
})
