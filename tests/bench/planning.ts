// Planning of a broadcast to everybody and to as many as there are offices; memory while it is planned and sent.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepHeapSmall } from '../../core/small-heap.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { commandBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { planRecipients } from '../../jobs/broadcasts/plan-recipients.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import type { JobContext } from '../../jobs/context.ts'
import { announce, openBench, startBotApi, writeAccounts } from './delivery-world.ts'

/** Recipients of the largest broadcasts (issue and domain.md): offices of primaries, and all who may have a chat. */
const OFFICES = 71_353
const EVERYBODY = 2_730_000
const SENDING_SECONDS = 20

const { values } = parseArgs({
  options: { fraction: { type: 'string', default: '1' }, url: { type: 'string' } },
})
const fraction = Number(values.fraction)

// As the processes that send have it.
keepHeapSmall()
let peakMb = 0
const watch = setInterval(() => {
  peakMb = Math.max(peakMb, process.memoryUsage().rss / 2 ** 20)
}, 100)

async function plan(context: JobContext): Promise<{ id: number; seconds: number }> {
  const { database } = context
  const id = await announce(database)
  const now = new Date()
  await transact(database, (tx) => commandBroadcast(tx, id, 'start', now))
  const began = performance.now()
  await planRecipients(context, id)
  return { id, seconds: (performance.now() - began) / 1000 }
}

/** How late a timer is at the worst while the rows are counted: what a person would wait. */
async function countApart(database: Database, id: number) {
  let worstMs = 0
  let last = performance.now()
  const timer = setInterval(() => {
    worstMs = Math.max(worstMs, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const began = performance.now()
  const { counts } = await database.counts.of(id)
  clearInterval(timer)
  return { counted: counts.planned, seconds: (performance.now() - began) / 1000, worstMs }
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const url = values.url ?? `file:${join(scratch, 'planning.db')}`
const api = await startBotApi('unlimited')
try {
  await migrate(url)
  const database = await openDatabase(url)
  const context = await openBench(database, api.url, 1_000)
  await writeAccounts(database, Math.round(OFFICES * fraction))
  const offices = await plan(context)
  const rest = Math.round(EVERYBODY * fraction) - Math.round(OFFICES * fraction)
  await writeAccounts(database, rest, Math.round(OFFICES * fraction))
  peakMb = 0
  const everybody = await plan(context)
  const plannedMb = peakMb
  const count = await countApart(database, everybody.id)
  setTimeout(() => context.stop(), SENDING_SECONDS * 1000)
  await runBroadcasts(context)
  const { sent } = await api.seen()
  await context.close()
  await database.close()
  process.stdout.write(
    `${JSON.stringify({
      ...{
        bench: 'planning',
        offices: offices.seconds,
        everybody: everybody.seconds,
        count,
        plannedMb,
        peakMb,
      },
      sentPerSecond: sent / SENDING_SECONDS,
    })}\n`,
  )
} finally {
  clearInterval(watch)
  api.stop()
  rmSync(scratch, { recursive: true, force: true })
}
