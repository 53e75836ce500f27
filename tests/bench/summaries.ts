// `node run.mjs tests/bench/summaries.ts DATABASE_FILE`: pictures, tables and papers of a registry that was imported
// before, on demand. The file is copied and stays as it is. Prints JSON; what is planned is in told.ts.
import { rmSync } from 'node:fs'
import { analysisPaper } from '../../bot/features/summary/analysis-words.ts'
import { regionsPicture, summaryChart } from '../../bot/features/summary/pictures.ts'
import { writeSubTree } from '../../bot/features/summary/table.ts'
import { writeLongTable } from '../../core/workbook.ts'
import type { Database } from '../../db/client.ts'
import { loadAnalysis } from '../../db/repos/analyses.ts'
import { PLACE_COLUMNS, type SummaryPlace, toPlace } from '../../db/repos/summary-places.ts'
import { TABLE_COLUMNS } from '../../domain/summary/table.ts'
import { analysisPdf } from '../../print/analysis-paper.ts'
import { drawCard } from '../../print/card.ts'
import { pictureOf } from '../../print/picture.ts'
import { CARD } from '../print/samples.ts'
import { TODAY, withCopy } from './nation-copy.ts'

const TIMES = 20
/** Rows that are written at once. */
const PAGE = 500
const READER = { accountId: 1, locale: 'ru' as const, today: TODAY }

/** How long it takes, and how often a core could do it that did nothing else: the figures behind it are read each time. */
async function measured(work: () => Promise<unknown>) {
  await work()
  const cpu = process.cpuUsage()
  const taken: number[] = []
  for (let at = 0; at < TIMES; at += 1) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  const { user, system } = process.cpuUsage(cpu)
  taken.sort((one, other) => one - other)
  return { p95Ms: taken[Math.floor(TIMES * 0.95)] ?? 0, perCoreSecond: TIMES / ((user + system) / 1e6) }
}

/** The region whose number of primaries is nearest to that of a large one. */
async function largeRegion({ read }: Database): Promise<SummaryPlace> {
  const [nearest] = await read.$queryRawUnsafe<Array<{ id: number | bigint }>>(
    `SELECT o."id" AS id FROM "Organisation" o JOIN "OrgCount" c ON c."orgId" = o."id"
     WHERE o."level" = 'regional' ORDER BY abs(c."primaries" - 1500) LIMIT 1`,
  )
  const where = { id: Number(nearest?.id) }
  return toPlace(await read.organisation.findUniqueOrThrow({ where, select: PLACE_COLUMNS }))
}

/** The table, and as many rows of equal cells, which nothing was read for. */
async function benchTable({ read }: Database, place: SummaryPlace) {
  const began = performance.now()
  const { path, count } = await writeSubTree(read, place, READER)
  const seconds = (performance.now() - began) / 1000
  const bareBegan = performance.now()
  const columns = TABLE_COLUMNS.map(({ title }) => ({ title, format: 'text' as const }))
  async function* rows() {
    for (let left = count; left > 0; left -= PAGE)
      yield Array.from({ length: Math.min(left, PAGE) }, () => columns.map(({ title }) => title))
  }
  await writeLongTable(path, { name: 'bare', columns }, rows())
  const bareSeconds = (performance.now() - bareBegan) / 1000
  rmSync(path)
  return { count, seconds, bareSeconds, ratioToBare: seconds / bareSeconds }
}

async function bench(database: Database) {
  const { read } = database
  const region = await largeRegion(database)
  const union = toPlace(
    await read.organisation.findFirstOrThrow({ where: { level: 'union' }, select: PLACE_COLUMNS }),
  )
  const chart = (place: SummaryPlace) =>
    measured(async () => (await summaryChart(read, place, READER))?.draw())
  const pdf = (place: SummaryPlace) =>
    measured(async () => analysisPdf(analysisPaper(await loadAnalysis(read, place, TODAY))))
  return {
    pictures: {
      ticket: await measured(() => pictureOf(drawCard(CARD, 'light')).draw()),
      region: await chart(region),
      union: await chart(union),
      tiles: await measured(async () => (await regionsPicture(read, READER)).draw()),
    },
    papers: { region: await pdf(region), union: await pdf(union) },
    tables: { region: await benchTable(database, region), union: await benchTable(database, union) },
  }
}

const [file] = process.argv.slice(2)
if (file) process.stdout.write(`${JSON.stringify(await withCopy(file, bench), null, 2)}\n`)
else process.stderr.write('Name a database file: node run.mjs tests/bench/summaries.ts data/pervichka.db\n')
