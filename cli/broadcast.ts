import { type Command, Option } from 'commander'
import { commandBroadcast, findBroadcast } from '../db/repos/broadcast.ts'
import { countDeliveries } from '../db/repos/delivery-counts.ts'
import { firstRecipients } from '../db/repos/recipients.ts'
import { transact } from '../db/unit-of-work.ts'
import { AUDIENCE_ROLES, type BroadcastCommand, totalOf } from '../domain/broadcast/broadcast.ts'
import { answer, withDatabase } from './context.ts'
import { create } from './create-broadcast.ts'
import { Failure } from './failure.ts'
import { wholeNumber } from './options.ts'
import { moment } from './parse.ts'
import { writeRecipientsCsv, writeRecipientsXlsx } from './recipients.ts'
import { retract } from './retract-broadcast.ts'
import { writeTo } from './rule-files.ts'

const STATES = ['planned', 'claimed', 'sent', 'failed', 'skipped', 'unknown']
/** Recipients in one JSON document unless `--all`. */
const MAX_RECIPIENTS = 5000

interface ReportOptions {
  state?: string
  csv?: string
  xlsx?: string
  all?: boolean
  json?: boolean
}

/** `broadcast create|report|pause|resume|cancel|retract`. */
export function addBroadcast(program: Command): void {
  const broadcast = program.command('broadcast').description('announcements to an audience')
  broadcast
    .command('create')
    .description('write a broadcast; it starts by itself, without a confirmation')
    .requiredOption('--text <text>', 'up to 4096 characters; **bold**')
    .option('--org <ais_id>', 'only this organisation and all inside it')
    .addOption(new Option('--role <role>').choices(AUDIENCE_ROLES).default('all'))
    .addOption(
      new Option('--class <class>').choices(['urgent', 'announcement', 'reminder']).default('announcement'),
    )
    .addOption(
      new Option('--category <category>', 'advertising: reaches only people who agreed to offers').choices([
        'offer',
      ]),
    )
    .addOption(new Option('--at <moment>', 'start then').argParser(moment))
    .addOption(new Option('--expires <moment>', 'leave out who was not reached by then').argParser(moment))
    .option('--quiet-hours', 'write to nobody at night, by their own clocks; urgent ones go at once')
    .option('--json', 'print { id, audience: { accounts } }')
    .action(create)
  broadcast
    .command('report')
    .description('counts and recipients of a broadcast')
    .argument('<id>', 'its number', wholeNumber)
    .addOption(new Option('--state <state>', 'only recipients in this state').choices(STATES))
    .option('--csv <file>', 'write the recipients to a file')
    .option('--xlsx <file>', 'the same as a workbook')
    .option('--all', 'all recipients in the JSON, not the first 5 000')
    .option('--json', 'print { id, status, total, counts, recipients }')
    .action(report)
  for (const name of ['pause', 'resume', 'cancel'] as const) addCommand(broadcast, name)
  broadcast
    .command('retract')
    .description('stop it and delete its messages, as far as they are younger than 48 hours')
    .argument('<id>', 'its number', wholeNumber)
    .option('--json', 'print { id, deleted, tooOld, failed }')
    .action(retract)
}

async function report(id: number, options: ReportOptions): Promise<void> {
  const document = await withDatabase(async ({ database }) => {
    const { read } = database
    const row = await findBroadcast(read, id)
    if (!row)
      throw new Failure(`There is no broadcast ${id}.`, 'Its number is printed by "broadcast create".')
    const counts = await countDeliveries(read, id)
    const query = { broadcastId: id, ...(options.state !== undefined && { states: [options.state] }) }
    const { csv, xlsx } = options
    if (csv !== undefined) await writeTo(csv, () => writeRecipientsCsv(database, query, csv))
    if (xlsx !== undefined) await writeTo(xlsx, () => writeRecipientsXlsx(database, query, xlsx))
    const limit = options.all ? totalOf(counts) : MAX_RECIPIENTS
    const page = options.json ? await firstRecipients(read, query, limit) : []
    const recipients = page.map(({ accountId: _, ...recipient }) => recipient)
    return { id, status: row.status, total: totalOf(counts), counts, recipients }
  })
  answer(options.json, document, () => [
    `Broadcast ${id}: ${document.status}, ${document.total} recipients`,
    ...Object.entries(document.counts).map(([state, count]) => `  ${state} ${count}`),
  ])
}

function addCommand(
  broadcast: Command,
  name: Extract<BroadcastCommand, 'pause' | 'resume' | 'cancel'>,
): void {
  broadcast
    .command(name)
    .argument('<id>', 'its number', wholeNumber)
    .option('--json', 'print { id, status }')
    .action(async (id: number, options: { json?: boolean }) => {
      const status = await withDatabase(({ database, clock }) =>
        transact(database, (tx) => commandBroadcast(tx, id, name, clock.now())),
      )
      if (!status)
        throw new Failure(
          `Broadcast ${id} cannot ${name} now.`,
          `See "broadcast report ${id}" for its status.`,
        )
      answer(options.json, { id, status }, () => [`Broadcast ${id}: ${status}`])
    })
}
