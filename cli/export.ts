import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify'
import { daysLater, endOfDay } from '../core/time-zone.ts'
import { type Sheet, writeWorkbook } from '../core/workbook.ts'
import { type ChangeRow, changesSince, NEW_MEMBER_COLUMNS, type NewMember } from '../db/repos/changes.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day } from './options.ts'
import { writeTo } from './rule-files.ts'

interface Options {
  since: string
  out: string
  json?: boolean
}

/** Rows of a workbook at most: as many as a sheet of Excel holds beside its head. */
const SHEET_ROWS = 1_000_000

const COLUMNS: ReadonlyArray<[name: string, of: keyof ChangeRow, width: number]> = [
  ['kind', 'kind', 14],
  ['org_ais_id', 'orgAisId', 14],
  ['member_ais_id', 'memberAisId', 16],
  ['field', 'field', 24],
  ['old_value', 'oldValue', 30],
  ['new_value', 'newValue', 50],
  ['source', 'source', 10],
  ['decided_by_office', 'decidedByOffice', 18],
  ['changed_at', 'changedAt', 26],
]

/** `export changes`: what people changed in the bot, for the registry that is the master. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('write out what the registry has to learn')
    .command('changes')
    .description('what was changed since a day, and people who were accepted and are not in the registry yet')
    .requiredOption('--since <DATE>', 'the first day, in TIME_ZONE', day)
    .requiredOption('--out <FILE>', 'a file that ends with .csv or .xlsx')
    .option('--json', 'print { file, since, changes, joins }')
    .action((options: Options) => {
      const { since, out, json } = options
      const kind = /\.(csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase()
      if (!kind) throw new WrongUsage('--out must end with .csv or .xlsx.', 'Name such a file.')
      return withDatabase(async ({ database, env }) => {
        const from = new Date(endOfDay(daysLater(since, -1), env.TIME_ZONE).getTime() + 1)
        const pages = changesSince(database.read, from)
        const counted = await writeTo(out, () =>
          kind === 'csv' ? writeCsv(out, pages) : writeXlsx(out, pages),
        )
        answer(json, { file: out, since, ...counted }, () => [
          `${counted.changes} changes since ${since} written to ${out}, ${counted.joins} of them new people.`,
        ])
      })
    })
}

type Pages = ReturnType<typeof changesSince>
type Counted = { changes: number; joins: number }

async function writeCsv(path: string, pages: Pages): Promise<Counted> {
  const counted = { changes: 0, joins: 0 }
  async function* cells() {
    yield COLUMNS.map(([name]) => name)
    for await (const page of pages)
      for (const { change, newMember } of page) {
        counted.changes += 1
        if (newMember) counted.joins += 1
        yield COLUMNS.map(([, of]) => change[of])
      }
  }
  await pipeline(Readable.from(cells()), stringify({ escape_formulas: true }), createWriteStream(path))
  return counted
}

/** New people stand once more on a sheet of their own, in columns as members.csv has them. */
async function writeXlsx(path: string, pages: Pages): Promise<Counted> {
  const [changes, joins]: [ChangeRow[], NewMember[]] = [[], []]
  for await (const page of pages)
    for (const { change, newMember } of page) {
      changes.push(change)
      if (newMember) joins.push(newMember)
    }
  if (changes.length > SHEET_ROWS)
    throw new Failure(
      `${changes.length} changes are too many for a sheet.`,
      'Write .csv, or name a later day.',
    )
  const sheets: Sheet[] = [
    {
      name: 'changes',
      columns: COLUMNS.map(([name, , width]) => ({ title: name, width })),
      rows: changes.map((change) => COLUMNS.map(([, of]) => change[of])),
    },
    {
      name: 'join',
      columns: NEW_MEMBER_COLUMNS.map((title) => ({ title, width: 18 })),
      rows: joins.map((person) => NEW_MEMBER_COLUMNS.map((column) => person[column])),
    },
  ]
  await writeWorkbook(path, sheets)
  return { changes: changes.length, joins: joins.length }
}
