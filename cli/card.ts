import { type Command, Option } from 'commander'
import { withdrawCards } from '../db/repos/issued-cards.ts'
import { appendNotice } from '../db/repos/notices.ts'
import { type TicketHolder, ticketHolders } from '../db/repos/ticket-holders.ts'
import { transact } from '../db/unit-of-work.ts'
import { answer, type CliContext, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { accountName } from './parse.ts'

interface Options {
  account?: ReturnType<typeof accountName>
  ticket?: string
  json?: boolean
}

/** `card`: the codes of one person's ticket. */
export function addCard(program: Command): void {
  program
    .command('card')
    .description("the code of one person's ticket")
    .command('revoke')
    .description(
      'refuse every code of one ticket that is out; its holder is told, and gets a new one on opening it',
    )
    .addOption(new Option('--account <account>', 'whose ticket, such as telegram:123').argParser(accountName))
    .option('--ticket <number>', 'the number of the ticket')
    .option('--json', 'print { member, revoked, told: [accounts] }')
    .action(async (options: Options) => {
      const done = await withDatabase((context) => revoke(context, options))
      answer(options.json, done, () => [
        done.revoked > 0
          ? `${done.revoked} codes of ${done.member} are refused: online at once, by check pages from their next list on.`
          : `${done.member} has no code that is good.`,
        ...(done.told.length > 0 ? [`Told: ${done.told.join(', ')}.`] : []),
      ])
    })
}

async function revoke({ database, clock }: CliContext, { account, ticket }: Options) {
  if ((account === undefined) === (ticket === undefined))
    throw new WrongUsage('Name the ticket by --account or by --ticket, one of them.')
  const [holder, other] = await ticketHolders(database.read, account ? { account } : { ticket: ticket ?? '' })
  if (!holder) throw notFound(account)
  if (other)
    throw new Failure(
      `The number ${ticket} is on several tickets: ${holder.aisId}, ${other.aisId}.`,
      'Name the one you mean by --account.',
    )
  const now = clock.now()
  const revoked = await transact(database, async (tx) => {
    const count = await withdrawCards(tx, holder.id, 'operator', now)
    if (count > 0)
      for (const { id } of holder.accounts) await appendNotice(tx, noticeTo(id, holder, now), now)
    return count
  })
  const told = revoked > 0 ? holder.accounts.map(({ account: name }) => name) : []
  return { member: holder.aisId, revoked, told }
}

function noticeTo(accountId: number, { orgId }: TicketHolder, now: Date) {
  const kind = 'card.revoked'
  return {
    ...{ accountId, orgId, kind, dedupeKey: `${kind}:${accountId}:${now.getTime()}` },
    screen: {
      text: { key: 'card.revoked' as const },
      buttons: [[{ label: { key: 'menu.card' as const }, route: 'card' }]],
    },
  }
}

function notFound(account: Options['account']): Failure {
  return account
    ? new Failure(
        `The account ${account.channel}:${account.externalId} is no member's.`,
        '"explain" says who it is.',
      )
    : new Failure('No member has this number.', 'Look it up in the registry (column ticket_number).')
}
