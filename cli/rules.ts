import { type Command, Option } from 'commander'
import { type Locale, translate } from '../core/i18n.ts'
import { writeWorkbook } from '../core/workbook.ts'
import type { Database } from '../db/client.ts'
import { type BrokenRow, brokenRows } from '../db/repos/rule-rows.ts'
import { ruleSheets, tableRow } from '../db/repos/rule-table.ts'
import { brokenRules, loadRules, replaceRules } from '../db/repos/rules.ts'
import { ruleText, wrongText } from '../domain/consistency/rule-text.ts'
import type { Broken, Rule } from '../domain/consistency/rules.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day } from './options.ts'
import { keepJson, writeRuleCsv, writeTo } from './rule-files.ts'
import { rootOf } from './rule-root.ts'

interface Options {
  org?: string
  asOf?: string
  json?: boolean
  xlsx?: string
  csv?: string
  lang: Locale
  replace?: string
}

/** Rows printed at most; files hold all. */
const PRINTED = 5000
/** Rows of a workbook at most: as many as a sheet of Excel holds beside its head. */
const SHEET_ROWS = 1_000_000

/** `rules`: what the registry must not say and does, below an organisation. */
export function addRules(program: Command): void {
  program
    .command('rules')
    .description('what the registry says wrong: counts per rule, or what breaks one of them')
    .argument('[CODE]', 'a rule: list what breaks it')
    .option('--org <AIS_ID>', 'ais_id of the organisation; the union where it is not given')
    .option('--as-of <DATE>', 'the day; today where it is not given', day)
    .option('--json', 'print { org, asOf, rules } or, for one rule, { rule, org, asOf, count, rows }')
    .option('--xlsx <FILE>', 'write what breaks the rule as XLSX')
    .option('--csv <FILE>', 'write what breaks the rule as CSV')
    .option(
      '--replace <FILE>',
      'JSON with severity, levels, params or off by code, kept instead of what is shipped',
    )
    .addOption(new Option('--lang <LANGUAGE>', 'language of the texts').choices(['ru', 'en']).default('ru'))
    .action((code: string | undefined, options: Options) => {
      if (code === undefined && (options.xlsx || options.csv))
        throw new WrongUsage('--xlsx and --csv are for one rule.', 'Name its code.')
      if (options.xlsx && options.csv) throw new WrongUsage('--xlsx and --csv exclude each other.')
      return withDatabase(async ({ database, today }) => {
        if (options.replace)
          return keepJson(options.replace, (json) => replaceRules(database.write, json), options.json)
        const asOf = options.asOf ?? today
        return code === undefined ? counts(database, options, asOf) : list(database, code, options, asOf)
      })
    })
}

async function counts({ read }: Database, options: Options, asOf: string): Promise<void> {
  const root = await rootOf(read, options.org)
  const broken = await brokenRules(read, root.id, asOf)
  const title = (rule: Rule) => translate(options.lang, ruleText(rule.code, 'title'))
  const { aisId, name, level } = root
  const document = {
    org: { aisId, name, level },
    asOf,
    rules: broken.map((each) => ({ ...shortOf(each), title: title(each.rule) })),
  }
  answer(options.json, document, () => [
    `${name}, ${asOf}`,
    ...broken.map(
      ({ rule, count }) =>
        `${String(count).padStart(8)}  ${rule.severity.padEnd(8)}  ${rule.code.padEnd(26)} ${title(rule)}`,
    ),
    ...(broken.length === 0 ? ['No rule is broken.'] : []),
  ])
}

function shortOf({ rule, count, organisations }: Broken) {
  return { code: rule.code, severity: rule.severity, subject: rule.subject, count, organisations }
}

async function list({ read }: Database, code: string, options: Options, asOf: string): Promise<void> {
  const rules = await loadRules(read)
  const rule = rules.find((each) => each.code === code)
  if (!rule)
    throw new Failure(`There is no rule ${code}.`, `Rules: ${rules.map((each) => each.code).join(', ')}.`)
  const root = await rootOf(read, options.org)
  const { xlsx, csv, lang } = options
  if (xlsx) {
    const { sheets, count } = await ruleSheets(read, root, rule, { asOf, locale: lang, most: SHEET_ROWS })
    await writeTo(xlsx, () => writeWorkbook(xlsx, sheets))
    return answer(options.json, { file: xlsx, rows: count }, () => [`${count} rows written to ${xlsx}`])
  }
  if (csv) {
    const count = await writeTo(csv, () => writeRuleCsv(csv, rule, brokenRows(read, root, rule, asOf), lang))
    return answer(options.json, { file: csv, rows: count }, () => [`${count} rows written to ${csv}`])
  }
  await print(read, rule, root, options, asOf)
}

async function print(
  read: Database['read'],
  rule: Rule,
  root: Awaited<ReturnType<typeof rootOf>>,
  { json, lang }: Options,
  asOf: string,
): Promise<void> {
  const rows: BrokenRow[] = []
  let count = 0
  for await (const row of brokenRows(read, root, rule, asOf)) if (count++ < PRINTED) rows.push(row)
  const { aisId, name, level } = root
  const text = (part: 'title' | 'why' | 'how') => translate(lang, ruleText(rule.code, part))
  const document = {
    rule: {
      code: rule.code,
      severity: rule.severity,
      subject: rule.subject,
      title: text('title'),
      why: text('why'),
      how: text('how'),
    },
    org: { aisId, name, level },
    asOf,
    count,
    rows: rows.map(({ org, memberAisId, shows }) => ({
      org: { aisId: org.aisId, name: org.name, level: org.level },
      ...(rule.subject === 'member' && { member: memberAisId }),
      wrong: translate(lang, wrongText(rule, shows)),
      shows,
    })),
  }
  answer(json, document, () => [
    text('title'),
    text('how'),
    `${name}, ${asOf}: ${count}${count > rows.length ? `, the first ${rows.length}:` : ''}`,
    ...rows.map((row) => tableRow(rule, row, lang).slice(0, -1).join(' · ')),
  ])
}
