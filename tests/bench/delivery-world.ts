import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import { dialectOf } from '../../db/dialect.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { NewBroadcast } from '../../domain/broadcast/broadcast.ts'
import { type JobsParts, openJobContext } from '../../jobs/compose.ts'

const ROOT = new URL('../..', import.meta.url).pathname

/** A Bot API in a process of its own, so that it works on another core. */
export async function startBotApi(rate: number | 'unlimited') {
  const child: ChildProcess = spawn(process.execPath, ['run.mjs', 'tests/bench/bot-api.ts', String(rate)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = await once(createInterface({ input: child.stdout as Readable }), 'line')
  const { port } = JSON.parse(String(line)) as { port: number }
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    seen: async () => (await (await fetch(`${url}/seen`)).json()) as { sent: number; throttled: number },
    stop: () => child.kill(),
  }
}

/** Writes so many accounts that can be reached, behind those that are there. */
export async function writeAccounts(database: Database, accounts: number, before = 0): Promise<void> {
  const [from, to] = [before + 1, before + accounts]
  await database.write.$executeRawUnsafe(
    dialectOf(database.read) === 'sqlite'
      ? `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
         INSERT INTO "Account" ("channel", "externalId", "firstSeenAt")
         SELECT 'telegram', CAST(1000000 + i AS TEXT), '2026-01-01T00:00:00.000+00:00' FROM n`
      : `INSERT INTO "Account" ("channel", "externalId", "firstSeenAt")
         SELECT 'telegram', CAST(1000000 + i AS TEXT), '2026-01-01' FROM generate_series(${from}, ${to}) AS i`,
  )
}

/** A context of jobs as `npm run jobs` has it, at any rate: above 1 000 only a benchmark may go. */
export function openBench(database: Database, apiRoot: string, rate: number, redisUrl?: string) {
  const secret = 's'.repeat(32)
  const env = {
    ...readEnv({ TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa', APP_SECRET: secret }),
    SEND_RATE: rate,
    ...(redisUrl && { REDIS_URL: redisUrl }),
  }
  const parts: JobsParts = {
    ...{ env, database, clock: systemClock, log: createLogger('error'), secret, apiRoot },
    token: '1:aaaaaaaaaaaa',
  }
  return openJobContext(parts, { role: 'cli', alone: false, patient: false })
}

export function announce(database: Database): Promise<number> {
  const now = new Date()
  const broadcast: NewBroadcast = {
    ...{ text: 'Собрание перенесено на пятницу, 15:00, актовый зал.', orgId: null },
    ...{ role: 'all', class: 'announcement', startAt: now },
  }
  return transact(database, (tx) => createBroadcast(tx, broadcast, now))
}
