import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { importRegistry } from '../../db/import/import-registry.ts'
import type { Report } from '../../domain/report/report.ts'
import { cli } from '../cli/run-command.ts'
import { freshDatabaseUrl, TEST_FOLDER } from '../support/database.ts'
import { AS_OF, folder, NOW } from './registry-folder.ts'

const GOLDEN = new URL('./data/golden.csv', import.meta.url).pathname
const FRACTION = 0.01

let url: string

beforeAll(async () => {
  url = await freshDatabaseUrl()
  const out = join(TEST_FOLDER, 'national-report')
  await generateRegistry({ scale: 'national', fraction: FRACTION, seed: 1, out, asOf: AS_OF })
  const database = await openDatabase(url, { durable: false })
  await importRegistry(database, [out], { now: NOW })
  await database.close()
}, 120_000)

afterEach(() => vi.unstubAllEnvs())

async function report(...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  return cli('report', '--as-of', AS_OF, ...argv)
}

async function json(...argv: string[]): Promise<Report> {
  const done = await report(...argv, '--json')
  expect(done.err).toBe('')
  return JSON.parse(done.out)
}

/** Shares of small numbers of organisations, and counts over all regions, do not scale. */
const COARSE = /^(tpo_|rep_|new_|legal_|ppo_tpo|epb_|online_top|quiz_|bands)/

test('every figure of the decree is there, and shares of members are the decree’s', async () => {
  const { metrics } = await json()
  const golden: Array<Record<string, string>> = parse(readFileSync(GOLDEN), { columns: true, bom: true })
  expect(golden.filter(({ id }) => !metrics.some((metric) => metric.id === id))).toEqual([])
  for (const { id, value, unit } of metrics) {
    const row = golden.find((one) => one['id'] === id)
    if (!row || COARSE.test(id)) continue
    const exact = Number(row['computed_4dp'])
    if (unit === '%') expect(Math.abs(value - exact), id).toBeLessThan(0.3)
    if (unit === 'people') expect(Math.abs(value - exact * FRACTION), id).toBeLessThan(3)
  }
})

test('a comparison says what agrees and names the decree’s mistakes', async () => {
  const compared = await json('--against', GOLDEN)
  const of = (id: string) => compared.metrics.find((metric) => metric.id === id)?.comparedWith
  expect(of('workers_share')).toMatchObject({ printed: '69.72', agrees: true, verdict: 'exact' })
  expect(of('nostatus_share_exact')).toMatchObject({ verdict: 'truncated', mistakes: ['no-status-rounded'] })
  expect(of('ppo_in_ais')).toBeUndefined()
  expect(compared.comparison).toMatchObject({ missing: [], ofDecree: true })
  const { out } = await report('--against', GOLDEN)
  expect(out).toMatch(/profcards_share .*11,25 % .*11,23: расходится \[6\]/)
  expect(out).toContain('Ошибки самого постановления:')
})

test('the report tells the decree’s sections in either language', async () => {
  const md = join(folder(), 'report.md')
  expect((await report('--md', md, '--against', GOLDEN)).code).toBe(0)
  const ru = readFileSync(md, 'utf8')
  expect(ru).toContain('На учёте в АИС **27\u00a0301** — **75,78 %** от 36\u00a0027')
  expect(ru).toContain('## Ошибки самого постановления')
  expect((await report('--md', md, '--lang', 'en')).code).toBe(0)
  const en = readFileSync(md, 'utf8')
  expect(en).toContain('The AIS holds **27,301** members, **75.78 %** of 36,027')
  expect(en).not.toContain('Членов')
  const sections = (text: string) => text.match(/^## \d/gm)
  expect(sections(en)).toEqual(sections(ru))
  expect((await report('--lang', 'de')).code).toBe(2)
})

test('the workbook has a sheet for each table, and its cells are the report’s', async () => {
  const path = join(folder(), 'report.xlsx')
  expect((await report('--xlsx', path)).code).toBe(0)
  const parts = unzipSync(readFileSync(path))
  const text = (name: string) => new TextDecoder().decode(parts[name])
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)
  expect(names.slice(0, 3)).toEqual(['Показатели', 'Охват', 'Регионы'])
  const { tables } = await json()
  const counts = [...text('xl/worksheets/sheet2.xml').matchAll(/<c r="B\d+" s="4"><v>(\d+)<\/v>/g)]
  expect(counts.map(([, count]) => Number(count))).toEqual(tables.coverage_bands.map(({ count }) => count))
  expect(Object.keys(parts)).toContain('xl/charts/chart3.xml')
})

test('a region and a primary have reports of their own', async () => {
  const { tables } = await json()
  const above = tables.regions.find(({ name }) => name === 'Тюменская')?.aisId ?? ''
  const region = await json('--org', above)
  expect(region.tables.regions.map(({ level }) => level).sort()).toEqual(['okrug', 'okrug', 'regional'])
  const own = region.tables.regions.find(({ level }) => level === 'regional')
  const count = region.metrics.find(({ id }) => id === 'ppo_in_ais')?.value
  expect(own?.primaries).toBe(count)
  vi.stubEnv('DATABASE_URL', url)
  const database = await openDatabase(url)
  const primary = await database.read.member.findFirstOrThrow({ select: { org: true } })
  const members = await database.read.member.count({ where: { orgId: primary.org.id } })
  await database.close()
  const small = await json('--org', primary.org.aisId)
  expect(small.tables.regions).toEqual([])
  expect(small.metrics.find(({ id }) => id === 'shares_sum')?.formula).toBe(`${members}/${members}`)
  const md = join(folder(), 'primary.md')
  expect((await report('--org', primary.org.aisId, '--md', md)).code).toBe(0)
  expect(readFileSync(md, 'utf8')).toContain(`**${members}**`)
})

test('an empty database and an unknown organisation are said in one line', async () => {
  const unknown = await report('--org', 'nobody')
  expect([unknown.code, unknown.err]).toEqual([1, 'There is no organisation nobody. Check the ais_id.\n'])
  const nowhere = await report('--xlsx', '/nowhere/report.xlsx')
  expect([nowhere.code, nowhere.err.split('\n').length]).toEqual([1, 2])
  expect((await report('--json', '--md', 'x.md')).code).toBe(2)
  vi.stubEnv('DATABASE_URL', await freshDatabaseUrl())
  const empty = await cli('report')
  expect([empty.code, empty.err]).toEqual([1, 'The registry is empty. Import a registry first.\n'])
})
