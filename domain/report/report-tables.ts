import type { Locale, MessageKey } from '../../core/i18n.ts'
import type { Text } from '../../core/screen.ts'
import { percentHalfUp } from '../coverage/percent.ts'
import { anomalies, printFigure } from './comparison.ts'
import type { Metric, MetricSource, Unit } from './metric.ts'
import type { Report } from './report.ts'
import type { RegionRow } from './tables.ts'
import { inLocale, regionName } from './texts.ts'

export type TableCell = string | number | null | Text

/** A table of the report, in no language and no file's terms. */
export interface ReportTable {
  name: string
  sheet: Text
  title: Text
  columns: Array<{ title: Text; format: 'text' | 'integer' | 'percent2' | 'plain' }>
  rows: TableCell[][]
  /** columns of names and of figures that are worth a picture */
  chart?: { title: Text; kind: 'bar' | 'column'; category: number; values: number[] }
}

const UNITS: Record<Unit, MessageKey> = {
  '%': 'report.unit.percent',
  people: 'report.unit.people',
  orgs: 'report.unit.orgs',
  x: 'report.unit.times',
  RUB: 'report.unit.roubles',
  'per 1000': 'report.unit.perThousand',
}

const SOURCES: Record<MetricSource, MessageKey> = {
  rows: 'report.source.rows',
  snapshot: 'report.source.snapshot',
  stat: 'report.source.stat',
}

type Column = [
  name: string,
  format: ReportTable['columns'][number]['format'],
  cell: (row: RegionRow, at: number) => TableCell,
]

const PLACE: Column = ['place', 'integer', (_, at) => at + 1]
const NAME: Column = ['name', 'text', regionName]
const COVERAGE: Column = ['coveragePct', 'percent2', (row) => row.coveragePct]
const TICKETS: Column = ['ticketPct', 'percent2', (row) => row.ticketPct]
const ONLINE: Column[] = [
  ['onlineCount', 'integer', (row) => row.onlineCount],
  ['onlinePct', 'percent2', (row) => row.onlinePct],
]
const FILED: Column[] = [
  ['primaries', 'integer', (row) => row.primaries],
  ['primariesReported', 'integer', (row) => row.primariesReported],
]
const QUIZ: Column[] = [
  ['participants', 'integer', ({ quiz }) => quiz?.participants ?? null],
  ['passed', 'integer', ({ quiz }) => quiz?.passed ?? null],
  ['excellent', 'integer', ({ quiz }) => quiz?.excellent ?? null],
]

/** The decree's columns of each list of regions. */
const REGION_TABLES = {
  regions: [
    NAME,
    COVERAGE,
    ['aisMembers', 'integer', (row) => row.aisMembers],
    ['statMembers', 'integer', (row) => row.statMembers],
    TICKETS,
    ...ONLINE,
    ...FILED,
    ...QUIZ,
  ],
  coverage_over_90: [PLACE, NAME, COVERAGE],
  tickets_over_70: [PLACE, NAME, TICKETS],
  online_joins_over_100: [PLACE, NAME, ...ONLINE],
  auto_reports: [PLACE, NAME, ...FILED, ['reportedPct', 'percent2', reportedPct]],
  quiz_over_400: [PLACE, NAME, ...QUIZ, ['certificates', 'integer', certificates]],
} satisfies Record<string, Column[]>

/** Every table that has rows, the metrics first. */
export function reportTables(report: Report, locale: Locale): ReportTable[] {
  const { tables } = report
  const all = [
    metricTable(report, locale),
    bandTable(report),
    ...Object.entries(REGION_TABLES).map(([name, columns]) =>
      regionTable(name as keyof typeof REGION_TABLES, columns, tables),
    ),
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

/** The decree's own mistakes, as a table of one column. */
export function mistakeTable(locale: Locale): ReportTable {
  const title: Text = { key: 'report.mistakes' }
  const columns = [{ title: { key: 'report.column.mistake' } as const, format: 'text' as const }]
  const rows = anomalies.map((anomaly) => [anomaly[locale]])
  return { name: 'mistakes', sheet: { key: 'report.sheet.mistakes' }, title, columns, rows }
}

function metricTable({ metrics, comparison }: Report, locale: Locale): ReportTable {
  const row = ({ id, printed, value, unit, formula, source, comparedWith }: Metric): TableCell[] => [
    id,
    inLocale(printed, locale),
    { key: UNITS[unit] },
    Number(value.toPrecision(12)),
    formula,
    { key: SOURCES[source] },
    ...(comparison
      ? [
          comparedWith ? inLocale(printFigure(comparedWith.printed), locale) : null,
          comparedWith ? { key: `report.verdict.${comparedWith.verdict}` as const } : null,
        ]
      : []),
  ]
  const names = ['id', 'printed', 'unit', 'value', 'formula', 'source'] as const
  const all = comparison ? [...names, 'compared' as const, 'verdict' as const] : names
  return {
    name: 'metrics',
    sheet: { key: 'report.sheet.metrics' },
    title: { key: 'report.table.metrics' },
    columns: all.map((name) => ({
      title: { key: `report.column.${name}` },
      format: name === 'value' ? 'plain' : 'text',
    })),
    rows: metrics.map(row),
  }
}

function bandTable({ tables }: Report): ReportTable {
  return {
    name: 'coverage_bands',
    sheet: { key: 'report.sheet.coverage_bands' },
    title: { key: 'report.table.coverage_bands' },
    columns: [
      { title: { key: 'report.column.band' }, format: 'text' },
      { title: { key: 'report.column.count' }, format: 'integer' },
    ],
    rows: tables.coverage_bands.some(({ count }) => count > 0)
      ? tables.coverage_bands.map(({ band, count }) => [band, count])
      : [],
    chart: { title: { key: 'report.table.coverage_bands' }, kind: 'column', category: 0, values: [1] },
  }
}

function regionTable(
  name: keyof typeof REGION_TABLES,
  columns: readonly Column[],
  tables: Report['tables'],
): ReportTable {
  const table: ReportTable = {
    name,
    sheet: { key: `report.sheet.${name}` },
    title: { key: `report.table.${name}` },
    columns: columns.map(([column, format]) => ({
      title: { key: `report.column.${column}` as MessageKey },
      format,
    })),
    rows: tables[name].map((row, at) => columns.map(([, , cell]) => cell(row, at))),
  }
  if (name !== 'regions') return table
  return {
    ...table,
    chart: { title: { key: 'report.column.coveragePct' }, kind: 'bar', category: 0, values: [1] },
  }
}

function reportedPct({ primaries, primariesReported }: RegionRow): number | null {
  if (primaries === null || primariesReported === null) return null
  return percentHalfUp(primariesReported, primaries) ?? null
}

function certificates({ quiz }: RegionRow): number | null {
  if (!quiz || quiz.passed === null || quiz.excellent === null) return null
  return quiz.passed - quiz.excellent
}
