import { Argument, type Command, Option } from 'commander'
import { endRight, giveRight, type Right } from '../db/repos/rights.ts'
import { transact } from '../db/unit-of-work.ts'
import { answer, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { accountName, organisationOf } from './parse.ts'

interface Options {
  account: ReturnType<typeof accountName>
  org?: string
  json?: boolean
}

/** `grant` and `revoke`: roles scoped to a sub-tree, and offices. */
export function addGrant(program: Command): void {
  addRight(program, 'grant', 'give a role over a sub-tree (without --org: the whole union), or an office')
}

export function addRevoke(program: Command): void {
  addRight(program, 'revoke', 'take a role or an office back')
}

function addRight(program: Command, verb: 'grant' | 'revoke', description: string): void {
  program
    .command(verb)
    .description(description)
    .addArgument(new Argument('<right>').choices(['admin', 'officer', 'auditor', 'office']))
    .addOption(
      new Option('--account <account>', 'such as telegram:123').argParser(accountName).makeOptionMandatory(),
    )
    .option('--org <ais_id>', 'the organisation that heads the sub-tree, or whose office it is')
    .option('--json', 'print { right, account, org, changed }')
    .action((right: Right, options: Options) => change(verb, right, options))
}

async function change(verb: 'grant' | 'revoke', right: Right, options: Options): Promise<void> {
  const { account, org: aisId } = options
  if (right === 'office' && aisId === undefined) throw new WrongUsage('An office needs --org.')
  const document = await withDatabase(async ({ database, clock }) => {
    const org = aisId === undefined ? await union(database.read) : await organisationOf(database.read, aisId)
    const now = clock.now()
    const changed = await transact(database, (tx) =>
      verb === 'grant'
        ? giveRight(tx, { right, account, orgId: org.id }, now)
        : endRight(tx, { right, account, orgId: org.id }, now),
    )
    return { right, account: `${account.channel}:${account.externalId}`, org: org.aisId, changed }
  })
  const done = verb === 'grant' ? 'has' : 'no longer has'
  answer(options.json, document, () => [
    `${document.account} ${done} ${right} of ${document.org}${document.changed ? '' : ' (nothing to change)'}`,
  ])
}

async function union(read: Parameters<typeof organisationOf>[0]) {
  const org = await read.organisation.findFirst({ where: { level: 'union' } })
  if (!org)
    throw new Failure('The registry has no union yet.', 'Import organisations first, or name one by --org.')
  return org
}
