// The report per recipient: a million rows as CSV and as a workbook, each in a process of its own. Prints JSON.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, openDatabase } from '../../db/client.ts'
import { dialectOf } from '../../db/dialect.ts'
import { migrate } from '../../db/migrate.ts'
import { announce, writeAccounts } from './delivery-world.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, url: { type: 'string' } },
})
const rows = Number(values.rows)

/** A broadcast that reached everybody, but for one in a hundred. */
async function writeDeliveries(database: Database, broadcastId: number): Promise<void> {
  const moment = dialectOf(database.read) === 'sqlite' ? '2026-11-21T09:00:00.000+00:00' : '2026-11-21 09:00'
  await database.write.$executeRawUnsafe(
    `INSERT INTO "Delivery" ("broadcastId", "accountId", "state", "reason", "attempts", "utcOffset", "messageId",
       "notBefore", "stateAt")
     SELECT ${broadcastId}, a."id", CASE WHEN a."id" % 100 = 0 THEN 'failed' ELSE 'sent' END,
       CASE WHEN a."id" % 100 = 0 THEN 'blocked' END, 1, 0, CAST(a."id" AS TEXT), '${moment}', '${moment}'
     FROM "Account" a`,
  )
}

/** The command as it is typed, with its peak memory. */
function report(url: string, id: number, option: string, file: string) {
  const began = performance.now()
  const done = spawnSync(
    '/usr/bin/time',
    ['-f', '%M', process.execPath, 'run.mjs', 'cli/main.ts', 'broadcast', 'report', String(id), option, file],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, DATABASE_URL: url } },
  )
  if (done.status !== 0) throw new Error(done.stderr)
  return {
    seconds: (performance.now() - began) / 1000,
    peakMb: Number(done.stderr.trim().split('\n').at(-1)) / 1024,
    fileMb: statSync(file).size / 2 ** 20,
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const url = values.url ?? `file:${join(scratch, 'recipients.db')}`
try {
  await migrate(url)
  const database = await openDatabase(url)
  await writeAccounts(database, rows)
  const id = await announce(database)
  await writeDeliveries(database, id)
  await database.close()
  const csv = report(url, id, '--csv', join(scratch, 'recipients.csv'))
  const xlsx = report(url, id, '--xlsx', join(scratch, 'recipients.xlsx'))
  process.stdout.write(`${JSON.stringify({ bench: 'recipients', rows, csv, xlsx })}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
