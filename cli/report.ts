import { type Command, Option } from 'commander'
import { LOCALES, type Locale, translate } from '../core/i18n.ts'
import type { Database } from '../db/client.ts'
import { reportFacts } from '../db/repos/report.ts'
import { anomalies, compareReport, printFigure } from '../domain/report/comparison.ts'
import type { Metric } from '../domain/report/metric.ts'
import { makeReport, type Report } from '../domain/report/report.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day } from './options.ts'
import { readPrinted } from './report-against.ts'
import { writeMarkdown, writeXlsx } from './report-files.ts'

interface Options {
  org?: string
  asOf?: string
  against?: string
  json?: boolean
  md?: string
  xlsx?: string
  lang: Locale
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
    .option('--xlsx <FILE>', 'write it as an XLSX workbook')
    .addOption(new Option('--lang <LANGUAGE>', 'language of its texts').choices(LOCALES).default('ru'))
    .action(async (options: Options) => {
      if ([options.json, options.md, options.xlsx].filter(Boolean).length > 1)
        throw new WrongUsage('--json, --md and --xlsx exclude each other.')
      await withDatabase(({ database, today }) => run(database, options, options.asOf ?? today))
    })
}

async function run(database: Database, options: Options, asOf: string): Promise<void> {
  const { lang } = options
  const printed = options.against ? readPrinted(options.against) : undefined
  const orgId = await findOrganisation(database, options.org)
  const facts = await reportFacts(database.read, orgId, asOf)
  const made = makeReport(facts)
  const report = printed ? compareReport(made, printed.figures, printed.ofDecree) : made
  const path = options.md ?? options.xlsx
  if (options.md) await writeMarkdown(options.md, facts, report, lang)
  if (options.xlsx) await writeXlsx(options.xlsx, report, lang)
  if (path) answer(false, undefined, () => [`Written to ${path}`])
  else answer(options.json, options.json ? withMistakes(report) : undefined, () => lines(report, lang))
}

async function findOrganisation(database: Database, aisId: string | undefined): Promise<number> {
  const found = await database.read.organisation.findFirst({
    where: aisId === undefined ? { level: 'union' } : { aisId },
    select: { id: true },
  })
  if (found) return found.id
  if (aisId !== undefined) throw new Failure(`There is no organisation ${aisId}.`, 'Check the ais_id.')
  throw new Failure('The registry is empty.', 'Import a registry first.')
}

/** A compared report names the decree's mistakes in full. */
function withMistakes(report: Report) {
  return report.comparison?.ofDecree ? { ...report, mistakes: anomalies } : report
}

function lines(report: Report, lang: Locale): string[] {
  const bands = report.tables.coverage_bands.map(({ band, count }) => `${band}: ${count}`).join(' · ')
  const { comparison } = report
  const all = [
    `${report.org.name}, ${report.asOf}`,
    ...report.metrics.map((metric) => line(metric, lang, comparison !== undefined)),
    `coverage bands: ${bands}`,
  ]
  if (!comparison) return all
  const { missing, ofDecree, ...counts } = comparison
  all.push('', translate(lang, { key: 'report.againstSum', vars: counts }))
  if (missing.length > 0)
    all.push(translate(lang, { key: 'report.againstMissing', vars: { list: missing.join(', ') } }))
  if (!ofDecree) return all
  const numbered = anomalies.map((anomaly, at) => `${at + 1}. ${anomaly[lang]}`)
  return [...all, '', `${translate(lang, { key: 'report.mistakes' })}:`, ...numbered]
}

function line(metric: Metric, lang: Locale, compared: boolean): string {
  const { id, printed, unit, source, value, comparedWith } = metric
  const shown = `${id.padEnd(28)} ${printed} ${unit} (${source})`
  if (!compared) return shown
  const exact = String(Number(value.toPrecision(10)))
  if (!comparedWith) return `${shown}  = ${exact}`
  const verdict = translate(lang, { key: `report.verdict.${comparedWith.verdict}` })
  const numbers = comparedWith.mistakes.map((id) => anomalies.findIndex((anomaly) => anomaly.id === id) + 1)
  const notes = numbers.length > 0 ? ` [${numbers.join(', ')}]` : ''
  return `${shown}  = ${exact}; ${printFigure(comparedWith.printed)}: ${verdict}${notes}`
}
