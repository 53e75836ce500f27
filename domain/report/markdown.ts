import { printNumber } from '../coverage/percent.ts'
import headings from './data/headings.json' with { type: 'json' }
import type { Report } from './report.ts'
import type { RegionRow } from './tables.ts'

/** The report as Markdown, in the decree's language. */
export function reportMarkdown(report: Report): string {
  const { tables } = report
  const lines = [
    `# ${headings.title}: ${cell(report.org.name)}`,
    '',
    `${headings.asOf} ${report.asOf}`,
    '',
    ...table(
      headings.metricColumns,
      report.metrics.map(({ id, printed, unit, formula, source, comparedWith }) => [
        id,
        `${printed} ${unit}`,
        formula,
        source,
        comparedWith ? `${comparedWith.printed}${comparedWith.agrees ? '' : ' ≠'}` : '',
      ]),
    ),
    '',
    `## ${headings.bands}`,
    '',
    ...table(
      headings.bandColumns,
      tables.coverage_bands.map(({ band, count }) => [band, String(count)]),
    ),
  ]
  for (const [name, title] of Object.entries(headings.tables)) {
    const rows = Object.entries(tables).find(([key]) => key === name)?.[1]
    if (name === 'coverage_bands' || !rows) continue
    lines.push('', `## ${title}`, '', ...regionTable(rows.filter(isRegionRow)))
  }
  return `${lines.join('\n')}\n`
}

function isRegionRow(row: object): row is RegionRow {
  return 'aisId' in row
}

function regionTable(rows: readonly RegionRow[]): string[] {
  return table(
    headings.regionColumns,
    rows.map((row) => [
      `${row.name}${row.kind ? `, ${row.kind}` : ''}`,
      number(row.aisMembers, 0),
      number(row.statMembers, 0),
      number(row.coveragePct, 2),
      number(row.ticketPct, 2),
      number(row.onlineCount, 0),
      number(row.onlinePct, 2),
      number(row.primaries, 0),
      number(row.primariesReported, 0),
      number(row.quiz?.participants ?? null, 0),
      number(row.quiz?.passed ?? null, 0),
      number(row.quiz?.excellent ?? null, 0),
    ]),
  )
}

function table(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)]
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
}

function number(value: number | null, digits: number): string {
  return value === null ? '–' : printNumber(value, digits)
}
