// `node run.mjs tests/bench/summaries.ts DATABASE_FILE`: a weekly run for every office of a registry that was imported
// before, each with an account; then pictures and tables on demand. The file is copied and stays as it is.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { regionsPicture, summaryChart } from '../../bot/features/summary/pictures.ts'
import { writeSubTree } from '../../bot/features/summary/table.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { migrate } from '../../db/migrate.ts'
import { PLACE_COLUMNS, type SummaryPlace, toPlace } from '../../db/repos/summary-places.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'

const TODAY = '2022-11-21'
/** Monday afternoon everywhere in Russia. */
const NOW = new Date(`${TODAY}T15:00:00+03:00`)
const PICTURES = 20
const READER = { accountId: 1, locale: 'ru' as const, today: TODAY }
const LOOK_MS = 20

/** An account for every office, bound to it. */
async function bindAll({ write }: Database): Promise<number> {
  await write.$executeRawUnsafe(
    `INSERT INTO "Account" ("channel", "externalId", "locale", "reach", "firstSeenAt")
     SELECT 'telegram', 'bench-' || f."id", 'ru', 'active', 0 FROM "Office" f`,
  )
  return write.$executeRawUnsafe(
    `INSERT INTO "OfficeBinding" ("accountId", "officeId", "access", "method", "termId", "boundAt")
     SELECT a."id", f."id", 'full', 'grant', t."id", 0 FROM "Office" f
     JOIN "Account" a ON a."channel" = 'telegram' AND a."externalId" = 'bench-' || f."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL`,
  )
}

/** The run, and when the first thousand could be sent: another connection sees them. */
async function benchRun(database: Database, url: string) {
  const beside = await openDatabase(url)
  const began = performance.now()
  let first = 0
  const look = async () => {
    if (first === 0 && (await beside.read.outboxMessage.count()) > 0) first = performance.now() - began
  }
  const watch = setInterval(() => void look(), LOOK_MS)
  const { planned } = await planSummaries({ database, clock: { now: () => NOW }, env: ENV })
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  await look()
  await beside.close()
  const again = performance.now()
  const { planned: twice } = await planSummaries({ database, clock: { now: () => NOW }, env: ENV })
  return { planned, twice, seconds, firstMs: first, againSeconds: (performance.now() - again) / 1000 }
}

const ENV = { TIME_ZONE: 'Europe/Moscow', SEND_RATE: 30 }

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken.toSorted((one, other) => one - other)
}

const p95 = (taken: number[]) => taken[Math.floor(taken.length * 0.95)] ?? 0

/** The region whose number of primaries is nearest to that of a large one. */
async function largeRegion({ read }: Database): Promise<SummaryPlace> {
  const [nearest] = await read.$queryRawUnsafe<Array<{ id: number | bigint }>>(
    `SELECT o."id" AS id FROM "Organisation" o JOIN "OrgCount" c ON c."orgId" = o."id"
     WHERE o."level" = 'regional' ORDER BY abs(c."primaries" - 1500) LIMIT 1`,
  )
  const where = { id: Number(nearest?.id) }
  return toPlace(await read.organisation.findUniqueOrThrow({ where, select: PLACE_COLUMNS }))
}

async function benchTable({ read }: Database, place: SummaryPlace) {
  const began = performance.now()
  const { path, count } = await writeSubTree(read, place, READER)
  rmSync(path)
  return { count, seconds: (performance.now() - began) / 1000 }
}

async function main(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
  copyFileSync(file, join(folder, 'bench.db'))
  const url = `file:${join(folder, 'bench.db')}`
  await migrate(url)
  const database = await openDatabase(url)
  try {
    const { read, write } = database
    await refreshCounts(write, { today: TODAY })
    await bindAll(database)
    const run = await benchRun(database, url)
    const peakMb = process.resourceUsage().maxRSS / 1024
    const region = await largeRegion(database)
    const union = toPlace(
      await read.organisation.findFirstOrThrow({ where: { level: 'union' }, select: PLACE_COLUMNS }),
    )
    const draw = async (picture: ReturnType<typeof summaryChart>) => (await picture)?.draw()
    await draw(summaryChart(read, region, READER))
    const pictures = {
      regionMs: p95(await times(PICTURES, () => draw(summaryChart(read, region, READER)))),
      unionMs: p95(await times(PICTURES, () => draw(summaryChart(read, union, READER)))),
      tilesMs: p95(await times(PICTURES, () => draw(regionsPicture(read, READER)))),
    }
    const tables = { region: await benchTable(database, region), union: await benchTable(database, union) }
    process.stdout.write(`${JSON.stringify({ ...run, peakMb, pictures, tables }, null, 2)}\n`)
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const [file] = process.argv.slice(2)
if (file) await main(file)
else process.stderr.write('Name a database file: node run.mjs tests/bench/summaries.ts data/pervichka.db\n')
