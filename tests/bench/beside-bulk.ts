// How long people wait for a reply while a broadcast to everybody runs at full pace in the same process (`npm start` with
// a token): at the free pace, and at the paid one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { botProcess } from '../support/bot-process.ts'
import { announce, writeAccounts } from './delivery-world.ts'
import { startLoad } from './inbound-world.ts'

const SECRET = 'webhook-secret-of-a-bench'
/** Nobody of those who write is among the recipients: what they get is replies only. */
const FIRST_WRITER = 9_000_001
const WRITERS = 400
/** Updates without a reply at one time. */
const WINDOW = 4
const { values } = parseArgs({
  options: { recipients: { type: 'string', default: '60000' }, updates: { type: 'string', default: '4000' } },
})

type Load = Awaited<ReturnType<typeof startLoad>>

async function measure(load: Load, url: string, env: Record<string, string>) {
  await migrate(url)
  const database = await openDatabase(url)
  await writeAccounts(database, Number(values.recipients))
  const bot = await botProcess(
    {
      ...{ DATABASE_URL: url, TELEGRAM_API_ROOT: load.apiRoot, TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa' },
      ...{ APP_SECRET: 's'.repeat(32), WEBHOOK_SECRET: SECRET, ADMIN_PORT: '0', ...env },
    },
    ['run.mjs', 'main.ts'],
  )
  try {
    await bot.start()
    const people = {
      url: bot.url,
      secret: SECRET,
      people: WRITERS,
      firstPerson: FIRST_WRITER,
      repeatEvery: 0,
    }
    let firstId = 1
    const write = async (updates: number) => {
      const result = await load.run({ ...people, updates, firstId, window: WINDOW })
      firstId += updates
      return result
    }
    // What runs for the first time is slow, and chats are told their commands.
    await write(2 * WRITERS)
    const quiet = await write(Number(values.updates))
    const id = await announce(database)
    while ((await database.counts.of(id)).counts.sent === 0) await write(WINDOW)
    const [before, began] = [(await database.counts.of(id)).counts.sent, performance.now()]
    const beside = await write(Number(values.updates))
    const seconds = (performance.now() - began) / 1000
    const sent = (await database.counts.of(id)).counts.sent - before
    return {
      quietMs: quiet.replyMs,
      besideMs: beside.replyMs,
      repliesPerSecond: beside.handledPerSecond,
      bulkPerSecond: sent / seconds,
    }
  } finally {
    await bot.stop()
    await database.close()
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const load = await startLoad()
try {
  const at = (name: string) => `file:${join(scratch, `${name}.db`)}`
  const free = await measure(load, at('free'), {})
  const paid = await measure(load, at('paid'), {
    SEND_RATE: '1000',
    PAID_BROADCASTS: '1',
    STARS_LIMIT: '1000000000',
  })
  process.stdout.write(`${JSON.stringify({ bench: 'beside-bulk', free, paid })}\n`)
} finally {
  load.stop()
  rmSync(scratch, { recursive: true, force: true })
}
