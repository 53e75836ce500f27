import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { reportFacts } from '../db/repos/report.ts'
import { reportMarkdown } from '../domain/report/markdown.ts'
import { compareReport, makeReport, type Report } from '../domain/report/report.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day, today } from './options.ts'

interface Options {
  org?: string
  asOf?: string
  against?: string
  json?: boolean
  md?: string
  xlsx?: string
}

/** `report`: the decree's report for the union or any sub-tree. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description("the decree's report for the union or any sub-tree")
    .option('--org <AIS_ID>', 'ais_id of the organisation; the union where it is not given')
    .option('--as-of <DATE>', 'the day; today where it is not given', day)
    .option('--against <FILE>', 'figures to compare with: a CSV with id and seed, or another report as JSON')
    .option('--json', 'print the report as one JSON document')
    .option('--md <FILE>', 'write it as Markdown')
    .option('--xlsx <FILE>', 'write it as XLSX (not available yet)')
    .action(async (options: Options) => {
      if (options.xlsx) throw new WrongUsage('--xlsx is not available yet.', 'Use --md or --json.')
      if (options.json && options.md) throw new WrongUsage('--json and --md exclude each other.')
      await withDatabase(({ database, env }) => run(database, options, env.TIME_ZONE))
    })
}

async function run(database: Database, options: Options, zone: string): Promise<void> {
  const printed = options.against ? readPrinted(options.against) : undefined
  const found = await database.read.organisation.findFirst({
    where: options.org === undefined ? { level: 'union' } : { aisId: options.org },
    select: { id: true },
  })
  if (!found) {
    const missing =
      options.org === undefined ? 'The registry is empty.' : `There is no organisation ${options.org}.`
    throw new Failure(missing, options.org === undefined ? 'Import a registry first.' : 'Check the ais_id.')
  }
  const made = makeReport(await reportFacts(database.read, found.id, options.asOf ?? today(zone)))
  const report = printed ? compareReport(made, printed) : made
  if (options.md) {
    try {
      writeFileSync(options.md, reportMarkdown(report))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Failure(
        `${options.md} cannot be written (${reason}).`,
        'Check the folder and its permissions.',
      )
    }
    answer(false, undefined, () => [`Written to ${options.md}`])
  } else answer(options.json, report, () => lines(report))
}

function lines(report: Report): string[] {
  return [
    `${report.org.name}, ${report.asOf}`,
    ...report.metrics.map(({ id, printed, unit, source, comparedWith }) => {
      const other = comparedWith
        ? `  printed: ${comparedWith.printed}${comparedWith.agrees ? '' : ' (differs)'}`
        : ''
      return `${id.padEnd(30)} ${printed} ${unit} (${source})${other}`
    }),
    `coverage bands: ${report.tables.coverage_bands.map(({ band, count }) => `${band}: ${count}`).join(' · ')}`,
  ]
}

const reportSchema = z.object({ metrics: z.array(z.object({ id: z.string(), printed: z.string() })) })
const rowsSchema = z.array(z.object({ id: z.string(), seed: z.string() }))

/** Printed figures by metric id, from a table of the decree's figures or from a report made before. */
function readPrinted(path: string): Map<string, string> {
  if (!existsSync(path)) throw new Failure(`${path}: there is no such file.`, 'Check the path.')
  try {
    const text = readFileSync(path, 'utf8')
    if (text.trimStart().startsWith('{')) {
      return new Map(reportSchema.parse(JSON.parse(text)).metrics.map(({ id, printed }) => [id, printed]))
    }
    const rows = rowsSchema.parse(parse(text, { columns: true, bom: true }))
    return new Map(rows.map(({ id, seed }) => [id, seed]))
  } catch {
    throw new Failure(
      `${path}: this is neither a CSV with the columns id and seed nor a report.`,
      'Name such a file.',
    )
  }
}
