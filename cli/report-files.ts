import { writeFileSync } from 'node:fs'
import { type Locale, translate } from '../core/i18n.ts'
import { toMarkdown } from '../core/markup.ts'
import type { Text } from '../core/screen.ts'
import { type Sheet, writeWorkbook } from '../core/workbook.ts'
import type { ReportFacts } from '../domain/report/facts.ts'
import { reportMarkdown } from '../domain/report/markdown.ts'
import type { Report } from '../domain/report/report.ts'
import { mistakeTable, type ReportTable, reportTables } from '../domain/report/report-tables.ts'
import { Failure } from './failure.ts'

/** Writes the report as Markdown. */
export async function writeMarkdown(
  path: string,
  facts: ReportFacts,
  report: Report,
  locale: Locale,
): Promise<void> {
  const say = (text: Text) => toMarkdown(translate(locale, text))
  const text = reportMarkdown(facts, report, locale, say)
  await written(path, async () => writeFileSync(path, text))
}

/** Writes the report as a workbook: a sheet for each table. */
export async function writeXlsx(path: string, report: Report, locale: Locale): Promise<void> {
  const tables = reportTables(report, locale)
  if (report.comparison?.ofDecree) tables.push(mistakeTable(locale))
  await written(path, () =>
    writeWorkbook(
      path,
      tables.map((table) => sheetOf(table, locale)),
    ),
  )
}

function sheetOf({ sheet, columns, rows, chart }: ReportTable, locale: Locale): Sheet {
  const say = (text: Text) => translate(locale, text)
  return {
    name: say(sheet),
    columns: columns.map(({ title, format }) => ({
      title: say(title),
      ...(format === 'plain' ? {} : { format }),
    })),
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === 'object' && cell !== null ? say(cell) : cell)),
    ),
    ...(chart ? { chart: { ...chart, title: say(chart.title) } } : {}),
  }
}

async function written(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(`${path} cannot be written (${reason}).`, 'Check the folder and its permissions.')
  }
}
