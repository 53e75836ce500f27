import { join } from 'node:path'
import { type Bot, startBot } from './bot/start.ts'
import { MovableClock, systemClock } from './core/clock.ts'
import { type Env, readEnv } from './core/env.ts'
import { createLogger, type Logger } from './core/logger.ts'
import { run } from './core/run.ts'
import { Shutdown } from './core/shutdown.ts'
import type { Database } from './db/client.ts'
import { startDatabaseClock } from './db/database-clock.ts'
import { isDemo } from './db/repos/settings.ts'
import { demoControls } from './demo/controls.ts'
import { openPrepared } from './demo/prepare-apart.ts'
import { secretsFolder, withSecrets } from './demo/secrets.ts'
import { type Jobs, type JobsParts, startJobs } from './jobs/compose.ts'
import { PEOPLE } from './simulator/people.ts'
import { startSimulator } from './simulator/server.ts'
import { DEFAULT_ADMIN_PORT } from './watch/limits.ts'
import { startWatch } from './watch/start-watch.ts'

/** The simulator's own bot: a token that no messenger knows. */
const DEMO_TOKEN = '1000000000:demo-bot-of-the-simulator'

// `npm start`: everything in one process. With a token the real bot; without one the demo and its simulator.
await run(async () => {
  const env = readEnv(process.env)
  const log = createLogger(env.LOG_LEVEL)
  const shutdown = new Shutdown(log)
  shutdown.onSignals()
  const database = await openPrepared(env)
  shutdown.add('database', () => database.close())
  await (env.TELEGRAM_BOT_TOKEN
    ? startReal(env, database, log, shutdown)
    : startDemo(env, database, log, shutdown))
})

async function startReal(env: Env, database: Database, log: Logger, shutdown: Shutdown): Promise<void> {
  const { TELEGRAM_BOT_TOKEN: token = '', APP_SECRET: secret = '', TELEGRAM_API_ROOT: apiRoot } = env
  if (await isDemo(database.read)) log.warn('this database holds the demo registry')
  const clock = await startDatabaseClock(database, systemClock, log)
  shutdown.add('clock', () => clock.close())
  const parts = { env, token, secret, apiRoot, database, clock, log }
  // Jobs first: they refuse to start beside others of their kind, and then nobody may be answered twice.
  const jobs = await startJobs(parts)
  shutdown.add('jobs', () => jobs.close())
  const bot = await startBot({ ...parts, noteReplies: (messages) => jobs.noteReplies(messages) })
  shutdown.add('bot', () => bot.close())
  await watch(parts, jobs, bot, shutdown)
  process.stdout.write('Первичка is running.\n')
}

async function startDemo(given: Env, database: Database, log: Logger, shutdown: Shutdown): Promise<void> {
  const folder = secretsFolder(database.path)
  const { env, secret } = withSecrets(given, folder)
  const clock = new MovableClock()
  let jobs: Jobs | undefined
  const simulator = await startSimulator({
    host: env.SIMULATOR_HOST,
    port: env.SIMULATOR_PORT,
    token: DEMO_TOKEN,
    stateFile: join(folder, 'simulator.json'),
    people: PEOPLE,
    limits: true,
    controls: demoControls(clock, async () => jobs?.drain()),
  })
  shutdown.add('simulator', () => simulator.close())
  const parts = { env, token: DEMO_TOKEN, secret, apiRoot: simulator.url, database, clock, log }
  jobs = await startJobs(parts)
  shutdown.add('jobs', () => jobs?.close())
  const bot = await startBot({ ...parts, isDemo: true, noteReplies: (sent) => jobs?.noteReplies(sent) })
  shutdown.add('bot', () => bot.close())
  await watch(parts, jobs, bot, shutdown)
  process.stdout.write(`Первичка is running. Open ${simulator.url} in a browser.\n`)
}

async function watch(parts: JobsParts, jobs: Jobs, bot: Bot, shutdown: Shutdown): Promise<void> {
  const isHeard = () => jobs.isHeard() && bot.isHeard()
  const own = { lateness: jobs.lateness, isHeard, fallbackPort: DEFAULT_ADMIN_PORT }
  const watched = await startWatch({ ...parts, ...own })
  shutdown.add('watch', () => watched.close())
}
