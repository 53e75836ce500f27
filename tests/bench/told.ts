// `node run.mjs tests/bench/told.ts DATABASE_FILE summaries|reminders chat|mail`: what every office of a registry that
// was imported before is told in a week, in the chat or by mail. The file is copied and stays as it is. Prints JSON.
import Sqlite from 'better-sqlite3'
import { keepHeapSmall } from '../../core/small-heap.ts'
import type { Database } from '../../db/client.ts'
import type { JobContext, JobReport } from '../../jobs/context.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'
import { bindAll, TODAY, withCopy } from './nation-copy.ts'

/** Monday afternoon everywhere in Russia, and the one after. */
const NOW = `${TODAY}T15:00:00+03:00`
const NEXT = '2022-11-28T15:00:00+03:00'
const FIRST = 1000
const LOOK_MS = 20
/** Offices whose chair's phone is lost at once, and those of one region that nobody holds. */
const AT_ONCE = 10_000
const CHILDREN = 3000
/** As many messages as planning writes in one transaction. */
const PAGE = 500

const JOBS = { summaries: planSummaries, reminders: planReminders }

interface Run {
  planned: number
  seconds: number
  /** of a core: what it takes whatever else the machine does */
  cpuSeconds: number
  peakMb: number
  /** how late a timer was at the worst: what a person would wait who writes meanwhile */
  waitMs: number
}

async function timed(database: Database, job: keyof typeof JOBS, now: string, mail: boolean): Promise<Run> {
  const env = { TIME_ZONE: 'Europe/Moscow', SEND_RATE: 30, SMTP_URL: mail ? 'smtp://localhost' : undefined }
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  let [peakMb, waitMs, last] = [0, 0, began]
  const look = () => {
    const at = performance.now()
    waitMs = Math.max(waitMs, at - last - LOOK_MS)
    last = at
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20)
  }
  const watch = setInterval(look, LOOK_MS)
  // Neither job uses more of a context.
  const context = { database, clock: { now: () => new Date(now) }, env } as unknown as JobContext
  const { planned }: JobReport = await JOBS[job](context)
  look()
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1000
  return { planned, seconds, cpuSeconds: (user + system) / 1e6, peakMb, waitMs }
}

/** When somebody else sees the first thousand messages, in seconds from now; `end` closes what looks. */
function watchFirst(path: string) {
  const beside = new Sqlite(path, { readonly: true })
  const count = beside.prepare(`SELECT count(*) FROM (SELECT 1 FROM "OutboxMessage" LIMIT ${FIRST}) found`)
  const began = performance.now()
  let seconds = 0
  const look = () => {
    if (seconds === 0 && Number(count.pluck().get()) >= FIRST) seconds = (performance.now() - began) / 1000
  }
  const watch = setInterval(look, LOOK_MS)
  return {
    end() {
      clearInterval(watch)
      look()
      beside.close()
      return seconds
    },
  }
}

/** The same messages once more into a bare table, so many in a transaction: what writing them costs at the least. */
function bareSeconds(path: string): number {
  const file = new Sqlite(path)
  file.pragma('synchronous = FULL')
  file.exec('CREATE TABLE bare AS SELECT * FROM "OutboxMessage" WHERE FALSE')
  const copy = file.prepare('INSERT INTO bare SELECT * FROM "OutboxMessage" WHERE "id" > ? AND "id" <= ?')
  const last = Number(file.prepare('SELECT max("id") FROM "OutboxMessage"').pluck().get())
  const began = performance.now()
  for (let from = 0; from < last; from += PAGE) copy.run(from, from + PAGE)
  const seconds = (performance.now() - began) / 1000
  file.exec('DROP TABLE bare')
  file.close()
  return seconds
}

/** A week later: everybody is due again, ten thousand phones are lost, and three thousand schools are of one region. */
async function laterReminders(database: Database, mail: boolean) {
  const { write } = database
  await write.$executeRawUnsafe(
    `UPDATE "Term" SET "phone" = NULL WHERE "id" IN (SELECT "id" FROM "Term" WHERE "endedAt" IS NULL
       AND "phone" IS NOT NULL ORDER BY "id" DESC LIMIT ${AT_ONCE})`,
  )
  const region = await database.read.organisation.findFirstOrThrow({
    where: { level: 'regional' },
    orderBy: { id: 'asc' },
  })
  await write.$executeRawUnsafe(
    `UPDATE "Organisation" SET "parentId" = ${region.id}, "path" = '${region.path}' || "id" || '/'
     WHERE "id" IN (SELECT "id" FROM "Organisation" WHERE "level" = 'primary' ORDER BY "id" LIMIT ${CHILDREN})`,
  )
  await write.$executeRawUnsafe(
    `UPDATE "OfficeBinding" SET "endedAt" = 0 WHERE "officeId" IN (SELECT f."id" FROM "Office" f
       JOIN "Organisation" o ON o."id" = f."orgId" WHERE o."parentId" = ${region.id} AND o."level" = 'primary')`,
  )
  return timed(database, 'reminders', NEXT, mail)
}

async function bench(file: string, job: keyof typeof JOBS, mail: boolean) {
  return withCopy(file, async (database) => {
    if (!mail) await bindAll(database)
    const watch = watchFirst(database.path)
    const first = await timed(database, job, NOW, mail)
    const firstSeconds = watch.end()
    const again = await timed(database, job, NOW, mail)
    const later = job === 'reminders' ? await laterReminders(database, mail) : undefined
    const bare = bareSeconds(database.path)
    return { ...first, firstSeconds, again, later, bareSeconds: bare, ratioToBare: first.seconds / bare }
  })
}

keepHeapSmall()
const [file, job = '', way = ''] = process.argv.slice(2)
if (file && (job === 'summaries' || job === 'reminders') && ['chat', 'mail'].includes(way))
  process.stdout.write(`${JSON.stringify(await bench(file, job, way === 'mail'), null, 2)}\n`)
else process.stderr.write('node run.mjs tests/bench/told.ts data/pervichka.db summaries chat\n')
