import type { Command } from 'commander'
import { readmit } from '../db/repos/erased-persons.ts'
import { transact } from '../db/unit-of-work.ts'
import { answer, withDatabase } from './context.ts'
import { Failure } from './failure.ts'

/** `readmit`: somebody who was erased may be brought by the next import. */
export function addReadmit(program: Command): void {
  program
    .command('readmit')
    .description(
      'let the next import bring somebody whose data was erased: at their wish, or because it was a mistake',
    )
    .argument('<name>', 'the ais_id of a member, or an account such as telegram:123')
    .option('--json', 'print { readmitted }')
    .action(async (name: string, { json }: { json?: boolean }) => {
      const done = await withDatabase(({ database }) => transact(database, (tx) => readmit(tx, name)))
      if (!done)
        throw new Failure(
          'Nobody of that name was erased.',
          'Name the ais_id as members.csv has it, or the account as channel:external_id.',
        )
      answer(json, { readmitted: name }, () => [`The next import may bring ${name}.`])
    })
}
