import { systemClock } from '../core/clock.ts'
import { readEnv } from '../core/env.ts'
import { createLogger } from '../core/logger.ts'
import { run } from '../core/run.ts'
import { Shutdown } from '../core/shutdown.ts'
import { openDatabase } from '../db/client.ts'
import { startDatabaseClock } from '../db/database-clock.ts'
import { migrate } from '../db/migrate.ts'
import { startWatch } from '../watch/start-watch.ts'
import { startJobs } from './compose.ts'

// `npm run jobs`: only the process that acts by itself and sends what nobody waits for.
await run(async () => {
  const env = readEnv(process.env)
  const log = createLogger(env.LOG_LEVEL)
  const { TELEGRAM_BOT_TOKEN: token, APP_SECRET: secret, TELEGRAM_API_ROOT: apiRoot } = env
  if (!token || !secret)
    throw new Error('TELEGRAM_BOT_TOKEN is not set. Take one from @BotFather, or see the demo: npm start.')
  const shutdown = new Shutdown(log)
  shutdown.onSignals()
  await migrate(env.DATABASE_URL)
  const database = await openDatabase(env.DATABASE_URL)
  shutdown.add('database', () => database.close())
  const clock = await startDatabaseClock(database, systemClock, log)
  shutdown.add('clock', () => clock.close())
  const jobs = await startJobs({ env, token, secret, apiRoot, database, clock, log })
  shutdown.add('jobs', () => jobs.close())
  const { lateness, isHeard } = jobs
  const watched = await startWatch({ env, database, clock, log, lateness, isHeard })
  shutdown.add('watch', () => watched.close())
})
