import { type Command, Option } from 'commander'
import { type Locale, type MessageKey, translate } from '../core/i18n.ts'
import { type Sheet, writeWorkbook } from '../core/workbook.ts'
import type { Database } from '../db/client.ts'
import {
  loadForms,
  type OrganisationReadiness,
  readiness,
  readinessRows,
  replaceForms,
} from '../db/repos/readiness.ts'
import { orgLabel } from '../domain/organisation/label.ts'
import { type Blocker, type ReadinessCounts, STATES } from '../domain/readiness/readiness.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day } from './options.ts'
import { keepJson, writeTo } from './rule-files.ts'
import { rootOf } from './rule-root.ts'

interface Options {
  form?: string
  org?: string
  asOf?: string
  json?: boolean
  xlsx?: string
  lang: Locale
  replace?: string
}

/** Organisations printed at most; a workbook holds all. */
const PRINTED = 5000

/** `readiness`: who has filed a form, who could at once, and what stops the others. */
export function addReadiness(program: Command): void {
  program
    .command('readiness')
    .description('who has filed a form and how, who could at once, and which fields stop the others')
    .option('--form <FORM>', 'such as 5-СП')
    .option('--as-of <DATE>', 'the day; today where it is not given', day)
    .option('--org <AIS_ID>', 'ais_id of the organisation; the union where it is not given')
    .option('--json', 'print { form, date, asOf, org, states, blockedBy, byLevel, children, organisations }')
    .option('--xlsx <FILE>', 'write the organisations and the counts as XLSX')
    .option('--replace <FILE>', 'JSON { forms } kept instead of the forms that are shipped')
    .addOption(
      new Option('--lang <LANGUAGE>', 'language of the workbook').choices(['ru', 'en']).default('ru'),
    )
    .action((options: Options) =>
      withDatabase(({ database, today }) =>
        options.replace
          ? keepJson(options.replace, (json) => replaceForms(database.write, json), options.json)
          : show(database.read, options, options.asOf ?? today),
      ),
    )
}

async function show(read: Database['read'], options: Options, asOf: string): Promise<void> {
  const forms = await loadForms(read)
  const names = forms.map((each) => each.form).join(', ')
  if (options.form === undefined) throw new WrongUsage('--form is missing.', `Forms: ${names}.`)
  const form = forms.find((each) => each.form === options.form)
  if (!form) throw new Failure(`There is no form ${options.form}.`, `Forms: ${names}.`)
  const root = await rootOf(read, options.org)
  const found = await readiness(read, root, form, asOf)
  const organisations: OrganisationReadiness[] = []
  for await (const row of readinessRows(read, root, form, asOf)) {
    if (!options.xlsx && organisations.length === PRINTED) break
    organisations.push(row)
  }
  const children = await childrenOf(read, root.id, found.byChild)
  if (options.xlsx) {
    const { xlsx } = options
    await writeTo(xlsx, () => writeWorkbook(xlsx, sheets(organisations, children, options.lang)))
  }
  const document = {
    form: form.form,
    date: found.date,
    asOf,
    org: { aisId: root.aisId, name: root.name, level: root.level },
    ...found.total,
    byLevel: [...found.byLevel].map(([level, counts]) => ({ level, ...counts })),
    children,
    ...(options.xlsx
      ? { file: options.xlsx }
      : {
          organisations: organisations.map(({ aisId, name, level, state, blockers }) => {
            return { aisId, name, level, state, blockedBy: blockers }
          }),
        }),
  }
  answer(options.json, document, () => [
    `${form.form}, ${found.date}: ${root.name}`,
    line(found.total),
    ...Object.entries(found.total.blockedBy).map(([field, count]) => `  blocked by ${field}: ${count}`),
    ...children.map(({ org, ...counts }) => `${org.name}: ${line(counts)}`),
    ...(options.xlsx ? [`${organisations.length} organisations written to ${options.xlsx}`] : []),
  ])
}

function line({ states }: ReadinessCounts): string {
  const counts = STATES.filter((state) => states[state] > 0).map((state) => `${state} ${states[state]}`)
  return counts.join(' · ') || 'nobody files it here'
}

async function childrenOf(
  read: Database['read'],
  rootId: number,
  byChild: ReadonlyMap<number, ReadinessCounts>,
) {
  const rows = await read.organisation.findMany({
    where: { parentId: rootId },
    select: { id: true, aisId: true, name: true, level: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ id, ...org }) => {
    const counts = byChild.get(id)
    return counts ? [{ org, ...counts }] : []
  })
}

function sheets(
  organisations: readonly OrganisationReadiness[],
  children: Awaited<ReturnType<typeof childrenOf>>,
  lang: Locale,
): Sheet[] {
  const say = (key: string) => translate(lang, { key: key as MessageKey })
  const name = (blocker: Blocker) => say(`passport.${blocker}`)
  return [
    {
      name: say('sheet.rule'),
      columns: ['column.org', 'column.orgId', 'column.level', 'column.state', 'column.blockedBy'].map(
        (key) => ({
          title: say(key),
        }),
      ),
      rows: organisations.map((row) => [
        orgLabel(row),
        row.aisId,
        say(`level.${row.level}`),
        say(`readiness.${row.state}`),
        row.blockers.map(name).join(', '),
      ]),
    },
    {
      name: say('sheet.below'),
      columns: [
        { title: say('column.org') },
        { title: say('column.orgId') },
        ...STATES.map((state) => ({ title: say(`readiness.${state}`), format: 'integer' as const })),
      ],
      rows: children.map(({ org, states }) => [org.name, org.aisId, ...STATES.map((state) => states[state])]),
    },
  ]
}
