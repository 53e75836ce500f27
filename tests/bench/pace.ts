// The share of an allowed 30/s that bulk uses over a minute, and whether we ever draw a 429 ourselves: Telegram is judged
// as a bucket of 30 a second that holds five.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { announce, openBench, startBotApi, writeAccounts } from './delivery-world.ts'

const RATE = 30
const SECONDS = 60
/** the first message has left by then */
const WARM_MS = 3_000

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const url = `file:${join(scratch, 'pace.db')}`
const api = await startBotApi(RATE)
try {
  await migrate(url)
  const database = await openDatabase(url)
  await writeAccounts(database, RATE * (SECONDS + 10))
  const context = await openBench(database, api.url, RATE)
  await announce(database)
  const running = runBroadcasts(context)
  await pause(WARM_MS)
  const [before, began] = [await api.seen(), performance.now()]
  await pause(SECONDS * 1000)
  const [after, seconds] = [await api.seen(), (performance.now() - began) / 1000]
  context.stop()
  await running
  await context.close()
  await database.close()
  const sharePct = ((after.sent - before.sent) / (RATE * seconds)) * 100
  process.stdout.write(`${JSON.stringify({ bench: 'pace', sharePct, throttled: after.throttled })}\n`)
} finally {
  api.stop()
  rmSync(scratch, { recursive: true, force: true })
}
