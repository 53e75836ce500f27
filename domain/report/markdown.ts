import type { Locale } from '../../core/i18n.ts'
import type { Text } from '../../core/screen.ts'
import { printNumber } from '../coverage/percent.ts'
import { anomalies } from './comparison.ts'
import type { ReportFacts } from './facts.ts'
import type { Report } from './report.ts'
import { type ReportTable, reportTables, type TableCell } from './report-tables.ts'
import { reportSections } from './sections.ts'
import { inLocale } from './texts.ts'

/** Says a text as Markdown. */
export type Say = (text: Text) => string

/** The report as Markdown: the decree's sections in its order, then all regions and all figures. */
export function reportMarkdown(facts: ReportFacts, report: Report, locale: Locale, say: Say): string {
  const tables = new Map(reportTables(report, locale).map((table) => [table.name, table]))
  const parts: string[] = [`# ${say({ key: 'report.title', vars: { org: report.org.name } })}`]
  const put = (name: string, level: '##' | '###') => {
    const table = tables.get(name)
    if (table) parts.push(`${level} ${say(table.title)}`, tableMarkdown(table, locale, say))
  }
  for (const block of reportSections(facts, report, locale)) {
    if ('heading' in block) parts.push(`## ${say(block.heading)}`)
    else if ('sentences' in block) parts.push(block.sentences.map(say).join(' '))
    else put(block.table, '###')
  }
  put('regions', '##')
  put('metrics', '##')
  if (report.comparison) parts.push(...comparisonMarkdown(report.comparison, locale, say))
  return `${parts.join('\n\n')}\n`
}

function comparisonMarkdown(
  { missing, ofDecree, ...counts }: NonNullable<Report['comparison']>,
  locale: Locale,
  say: Say,
): string[] {
  const parts = [`## ${say({ key: 'report.against' })}`, say({ key: 'report.againstSum', vars: counts })]
  if (missing.length > 0)
    parts.push(say({ key: 'report.againstMissing', vars: { list: missing.join(', ') } }))
  if (!ofDecree) return parts
  const mistakes = anomalies.map((anomaly, at) => `${at + 1}. ${anomaly[locale]}`)
  return [...parts, `## ${say({ key: 'report.mistakes' })}`, mistakes.join('\n')]
}

function tableMarkdown({ columns, rows }: ReportTable, locale: Locale, say: Say): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map(({ format }) => (format === 'text' ? '---' : '--:'))
  const cell = (value: TableCell, at: number): string => {
    if (value === null) return '–'
    if (typeof value === 'string') return value.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
    if (typeof value === 'object') return say(value)
    const format = columns[at]?.format
    if (format === 'plain') return inLocale(String(value).replace('.', ','), locale)
    return inLocale(printNumber(value, format === 'integer' ? 0 : 2), locale)
  }
  const head = columns.map(({ title }) => say(title))
  return [line(head), `|${rule.join('|')}|`, ...rows.map((row) => line(row.map(cell)))].join('\n')
}
