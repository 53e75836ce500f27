// Durable sends a second: the engine beside a plain telegraf loop with one UPDATE a recipient, and a bare undici loop.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Telegraf } from 'telegraf'
import { Pool } from 'undici'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { announce, openBench, startBotApi, writeAccounts } from './delivery-world.ts'

const CONNECTIONS = 64
const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '20000' },
    url: { type: 'string' },
    redis: { type: 'string' },
  },
})
const recipients = Number(values.recipients)

async function perSecond(messages: number, work: () => Promise<unknown>) {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  return { perSecond: messages / seconds, core: (user + system) / 1e6 / seconds }
}

async function inParallel(messages: number, work: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let at = next++; at < messages; at = next++) await work(at)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

function bareUndici(url: string) {
  const pool = new Pool(url, { connections: CONNECTIONS })
  return perSecond(recipients, () =>
    inParallel(recipients, async (at) => {
      const body = JSON.stringify({
        chat_id: 1_000_000 + at,
        text: 'Собрание перенесено на пятницу, 15:00, актовый зал.',
      })
      const answer = await pool.request({
        ...{ path: '/bot1:a/sendMessage', method: 'POST', body },
        headers: { 'content-type': 'application/json' },
      })
      await answer.body.json()
    }),
  ).finally(() => pool.close())
}

function plainTelegraf(url: string, database: Database) {
  const { telegram } = new Telegraf('1:aaaaaaaaaaaa', { telegram: { apiRoot: url } })
  const few = Math.min(recipients, 5_000)
  return perSecond(few, () =>
    inParallel(few, async (at) => {
      const { message_id } = await telegram.sendMessage(
        1_000_000 + at,
        'Собрание перенесено на пятницу, 15:00, актовый зал.',
      )
      await database.write.account.update({ where: { id: at + 1 }, data: { dialogue: String(message_id) } })
    }),
  )
}

async function engine(url: string, database: Database, rate: number) {
  const context = await openBench(database, url, rate, values.redis)
  const id = await announce(database)
  try {
    // planning is measured by itself: tests/bench/planning.ts
    const figures = await perSecond(recipients, () => runBroadcasts(context))
    return { ...figures, ...(await database.counts.of(id)).counts }
  } finally {
    await context.close()
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const url = values.url ?? `file:${join(scratch, 'sending.db')}`
const api = await startBotApi('unlimited')
try {
  await migrate(url)
  const database = await openDatabase(url)
  await writeAccounts(database, recipients)
  const bare = await bareUndici(api.url)
  const telegraf = await plainTelegraf(api.url, database)
  const fastest = await engine(api.url, database, 100_000)
  const paid = await engine(api.url, database, 1_000)
  await database.close()
  process.stdout.write(
    `${JSON.stringify({ bench: 'sending', bare, telegraf, fastest, paid, ratioToBare: fastest.perSecond / bare.perSecond })}\n`,
  )
} finally {
  api.stop()
  rmSync(scratch, { recursive: true, force: true })
}
