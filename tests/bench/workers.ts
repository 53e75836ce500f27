// Sends a second of one worker and of two on one PostgreSQL and one Redis, beside two bots that idle there: four
// processes. `--url postgresql://…` names a database of benchmarks, `--redis redis://…` a Redis.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { commandBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { planRecipients } from '../../jobs/broadcasts/plan-recipients.ts'
import { botProcess, endWithUs } from '../support/bot-process.ts'
import { announce, openBench, startBotApi, writeAccounts } from './delivery-world.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const BOTS = 2
const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '20000' },
    url: { type: 'string', default: '' },
    redis: { type: 'string', default: '' },
  },
})
const recipients = Number(values.recipients)
type Api = Awaited<ReturnType<typeof startBotApi>>

/** Planned before anybody works: the sending is measured alone. */
async function planned(database: Database, api: Api): Promise<number> {
  const context = await openBench(database, api.url, 1)
  const id = await announce(database)
  await transact(database, (tx) => commandBroadcast(tx, id, 'start', new Date()))
  await planRecipients(context, id)
  await context.close()
  return id
}

async function startWorker(api: Api): Promise<ChildProcess> {
  const args = ['run.mjs', 'tests/bench/worker.ts', values.url, values.redis, api.url]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  endWithUs(child)
  await once(child, 'message')
  return child
}

/** Sends one broadcast with so many workers. Each recipient must be reached once, as the API counted. */
async function send(database: Database, api: Api, workers: number) {
  const id = await planned(database, api)
  const children = await Promise.all(Array.from({ length: workers }, () => startWorker(api)))
  const before = (await api.seen()).sent
  const began = performance.now()
  const done = children.map((child) => once(child, 'message'))
  for (const child of children) child.send('go')
  const shares = (await Promise.all(done)).map(([{ sent }]) => sent as number)
  const seconds = (performance.now() - began) / 1000
  const { sent } = (await database.counts.of(id)).counts
  const doubled = (await api.seen()).sent - before - recipients
  return { perSecond: recipients / seconds, shares, sent, doubled }
}

const api = await startBotApi('unlimited')
const bots = await Promise.all(
  Array.from({ length: BOTS }, () =>
    botProcess({
      ...{ DATABASE_URL: values.url, REDIS_URL: values.redis, TELEGRAM_API_ROOT: api.url },
      ...{
        TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa',
        APP_SECRET: 's'.repeat(32),
        WEBHOOK_SECRET: 'webhook-secret-of-a-bench',
      },
    }),
  ),
)
try {
  await migrate(values.url)
  const database = await openDatabase(values.url)
  const there = await database.read.account.count()
  await writeAccounts(database, recipients - there, there)
  for (const bot of bots) await bot.start()
  const one = await send(database, api, 1)
  const two = await send(database, api, 2)
  await database.close()
  process.stdout.write(
    `${JSON.stringify({ bench: 'workers', cores: availableParallelism(), one, two, ratio: two.perSecond / one.perSecond })}\n`,
  )
} finally {
  for (const bot of bots) await bot.stop()
  api.stop()
}
