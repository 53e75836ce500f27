import type { Command } from 'commander'
import { changeSetting } from '../db/repos/kept-settings.ts'
import { transact } from '../db/unit-of-work.ts'
import { answer, withDatabase } from './context.ts'
import { revoke } from './keys/revoke.ts'
import { rotate } from './keys/rotate.ts'
import { cardDaysOption } from './options.ts'

interface Options {
  json?: boolean
}

/** `keys`: what the codes of cards are signed with, and for how long they may be believed. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('the keys that sign the codes of tickets')
  keys
    .command('rotate')
    .description('make a new key that signs from now on; what the others signed stays good')
    .option('--json', 'print { kid, keys: [kids], value } or, for the demo, { kid, keys: [kids], file }')
    .action(rotate)
  keys
    .command('revoke <kid>')
    .description('refuse every code that this key has signed')
    .option('--json', 'print { kid, changed, signs }')
    .action(revoke)
  keys
    .command('days <days>')
    .description('for how many days a code that is issued from now on may be believed (365 at first)')
    .option('--json', 'print { days }')
    .action((days: string, options: Options) => keepDays(cardDaysOption(days), options))
}

async function keepDays(days: number, { json }: Options): Promise<void> {
  await withDatabase(({ database, clock }) =>
    transact(database, (tx) => changeSetting(tx, 'card.days', days, { accountId: null, now: clock.now() })),
  )
  answer(json, { days }, () => [`A code that is issued from now on is good for ${days} days.`])
}
