import { type Command, InvalidArgumentError, Option } from 'commander'
import { inboxStanding } from '../db/repos/inbox-standing.ts'
import { answer, withDatabase } from './context.ts'
import { examine } from './doctor/examine.ts'
import { findingLine } from './doctor/finding.ts'
import { parkedLine, retry } from './doctor/parked.ts'
import { SaidAlready } from './failure.ts'
import { wholeNumber } from './options.ts'

interface Options {
  retry?: number | 'all'
  json?: boolean
}

/** `doctor`: is anything wrong, and what is to be done? */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('is anything wrong, and what to do next; looks only, changes nothing')
    .addOption(
      new Option('--retry <id>', 'let a parked update try again: its ID, or all').argParser(parkedId),
    )
    .option(
      '--json',
      'print { ok, checks: [{ name, state, says, advice }], parked }; with --retry { retried, left }',
    )
    .action((options: Options) =>
      options.retry === undefined ? look(options.json) : tryAgain(options.retry, options.json),
    )
}

async function look(json: boolean | undefined): Promise<void> {
  const now = new Date()
  const { ok, checks, parked } = await examine(process.env, now)
  answer(json, { ok, checks, parked }, () =>
    checks.flatMap((check) => [
      findingLine(check),
      ...(check.name === 'parked' ? parked.map((each) => parkedLine(each, now)) : []),
    ]),
  )
  if (!ok) throw new SaidAlready()
}

/** The one thing that this command changes, and only when it is told to. */
async function tryAgain(which: number | 'all', json: boolean | undefined): Promise<void> {
  const document = await withDatabase(async ({ database, clock }) => {
    const retried = await retry(database, which, clock.now())
    const { counts } = await inboxStanding(database.read)
    return { retried, left: counts.find(({ state }) => state === 'parked')?.count ?? 0 }
  })
  const { retried, left } = document
  answer(json, document, () => [
    retried.length === 0
      ? 'No update is parked.'
      : `${retried.length === 1 ? `The update with the ID ${retried[0]} is` : `${retried.length} updates are`} tried again by the bot within seconds, or as soon as one is started.`,
    ...(left > 0 ? [`Parked still: ${left}.`] : []),
  ])
}

function parkedId(text: string): number | 'all' {
  if (text === 'all') return text
  const id = wholeNumber(text)
  if (id === 0) throw new InvalidArgumentError('It must be the ID of a parked update, or all.')
  return id
}
