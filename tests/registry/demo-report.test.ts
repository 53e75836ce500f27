import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { translate } from '../../core/i18n.ts'
import type { Text } from '../../core/screen.ts'
import { reportFacts } from '../../db/repos/report.ts'
import type { ReportFacts } from '../../domain/report/facts.ts'
import { reportMarkdown } from '../../domain/report/markdown.ts'
import { makeReport, type Report } from '../../domain/report/report.ts'
import { AS_OF, demoDatabase } from './registry-folder.ts'

function table(path: string): Array<Record<string, string>> {
  return parse(readFileSync(new URL(path, import.meta.url)), { columns: true, bom: true })
}

async function demoReport(aisId = 'union'): Promise<Report> {
  return makeReport(await demoFacts(aisId))
}

async function demoFacts(aisId: string): Promise<ReportFacts> {
  const database = await demoDatabase()
  const org = await database.read.organisation.findUniqueOrThrow({ where: { aisId } })
  return reportFacts(database.read, org.id, AS_OF)
}

test('the demo prints every figure of the decree that it holds, half up', async () => {
  const report = await demoReport()
  const golden = new Map(table('./data/golden.csv').map((row) => [row['id'], row]))
  let compared = 0
  for (const { id, value, printed } of report.metrics) {
    const row = golden.get(id)
    if (!row) continue
    compared++
    expect(printed.replaceAll('\u00a0', '').replace(',', '.'), id).toBe(row['rounded_half_up'])
    const tolerance = id.endsWith('_implied') ? 0.5 : 0.00006
    expect(Math.abs(value - Number(row['computed_4dp'])), id).toBeLessThan(tolerance)
  }
  expect(compared).toBeGreaterThanOrEqual(60)
  expect(report.metrics.find(({ id }) => id === 'members_growth_abs')?.printed).toBe('330\u00a0301')
})

test('the tables hold the regions that the decree lists', async () => {
  const { tables } = await demoReport()
  expect(tables.coverage_bands).toEqual([
    { band: '100 %', count: 12 },
    { band: '> 90', count: 19 },
    { band: '> 70', count: 17 },
    { band: '> 50', count: 17 },
    { band: '> 20', count: 9 },
    { band: '< 20', count: 6 },
  ])
  const lengths = [tables.coverage_over_90, tables.tickets_over_70, tables.online_joins_over_100]
  expect([...lengths, tables.auto_reports, tables.quiz_over_400].map((rows) => rows.length)).toEqual([
    19, 26, 38, 21, 28,
  ])
  expect(tables.coverage_over_90.slice(0, 3).map(({ name }) => name)).toEqual([
    'Ставропольская',
    'Чеченская',
    'Тюменская',
  ])
})

test('every printed figure of a region is in tables.regions, in the order of the decree', async () => {
  const { tables } = await demoReport()
  const printed = table('../../domain/registry/data/regions.csv')
  expect(tables.regions.map(({ name, kind }) => `${name}|${kind}`)).toEqual(
    printed.map((row) => `${row['name']}|${row['kind']}`),
  )
  for (const [at, row] of printed.entries()) {
    const region = tables.regions[at]
    const pairs: Array<[string | undefined, number | null | undefined]> = [
      [row['ais_vs_stat_pct'], region?.coveragePct],
      [row['epb_pct'], region?.ticketPct],
      [row['online_join_count'], region?.onlineCount],
      [row['online_join_pct'], region?.onlinePct],
      [row['ppo_total'], region?.primaries],
      [row['ppo_reports'], region?.primariesReported],
      [row['dictation_participants'], region?.quiz?.participants],
      [row['dictation_passed'], region?.quiz?.passed],
      [row['dictation_excellent'], region?.quiz?.excellent],
    ]
    for (const [figure, value] of pairs) if (figure) expect(value, region?.name).toBe(Number(figure))
  }
})

test('the report of the filled region is counted from its rows', async () => {
  const facts = await demoFacts('r-53')
  const report = makeReport(facts)
  const metric = (id: string) => report.metrics.find((one) => one.id === id)
  expect(metric('registry_coverage_pct')).toMatchObject({ printed: '76,13', source: 'rows' })
  expect(metric('ppo_in_ais')).toMatchObject({ printed: '200', source: 'rows' })
  expect(metric('profcards_avg_purchase')?.value).toBeGreaterThan(0)
  expect(report.tables.regions).toHaveLength(1)
  const say = (text: Text) => translate('ru', text)
  expect(reportMarkdown(facts, report, 'ru', say)).toContain('| registry_coverage_pct | 76,13 | % |')
})
