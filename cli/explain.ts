import { type Command, Option } from 'commander'
import { calendarDate } from '../core/time-zone.ts'
import type { Tx } from '../db/client.ts'
import { deliveriesTo } from '../db/repos/recipients.ts'
import { effectiveAccess } from '../domain/identity/who.ts'
import { answer, withDatabase } from './context.ts'
import { Failure } from './failure.ts'
import { accountName } from './parse.ts'

/** Newest things shown for one account. */
const LATEST = 200

interface Item {
  kind: string
  ref: string
  state: string
  reason: string | null
  at: Date
}

/** `explain`: who an account is, and what became of everything meant for it. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('who an account is, and what became of every message meant for it')
    .addOption(
      new Option('--account <account>', 'such as telegram:123').argParser(accountName).makeOptionMandatory(),
    )
    .option('--json', 'print { account, bindings, items }')
    .action(async (options: { account: ReturnType<typeof accountName>; json?: boolean }) => {
      const document = await withDatabase(({ database, env }) =>
        explain(database.read, options.account, calendarDate(new Date(), env.TIME_ZONE)),
      )
      answer(options.json, document, () => [
        `${document.account}`,
        ...document.bindings.map(
          (binding) => `  ${binding.kind} ${binding.ref} since ${binding.since.toISOString()}`,
        ),
        ...document.items.map(
          (item) => `  ${item.at.toISOString()} ${item.kind} ${item.ref} ${item.state} ${item.reason ?? ''}`,
        ),
      ])
    })
}

async function explain(read: Tx, name: { channel: string; externalId: string }, today: string) {
  const account = await read.account.findUnique({
    where: { channel_externalId: name },
    include: {
      memberBindings: { where: { endedAt: null }, include: { member: { include: { org: true } } } },
      officeBindings: {
        where: { endedAt: null },
        include: { office: { include: { org: true, terms: { where: { endedAt: null } } } } },
      },
      grants: { where: { revokedAt: null }, include: { org: true } },
    },
  })
  const label = `${name.channel}:${name.externalId}`
  if (!account)
    throw new Failure(`The account ${label} is not known.`, 'A person becomes known with the first /start.')
  const bindings = [
    ...account.memberBindings.map((row) => ({
      kind: 'member',
      ref: row.member.aisId,
      org: row.member.org.aisId,
      since: row.boundAt,
    })),
    ...account.officeBindings.map((row) => ({
      kind: `office:${effectiveAccess(row, row.office.terms[0], today)}`,
      ref: row.office.org.aisId,
      org: row.office.org.aisId,
      since: row.boundAt,
    })),
    ...account.grants.map((row) => ({
      kind: `role:${row.role}`,
      ref: row.org.aisId,
      org: row.org.aisId,
      since: row.grantedAt,
    })),
  ]
  return { account: label, reach: account.reach, bindings, items: await itemsOf(read, account.id) }
}

/** Messages of the outbox and recipients of broadcasts, newest first. */
async function itemsOf(read: Tx, accountId: number): Promise<Item[]> {
  const messages = await read.outboxMessage.findMany({
    where: { accountId },
    orderBy: { id: 'desc' },
    take: LATEST,
  })
  const deliveries = await deliveriesTo(read, accountId, LATEST)
  const items = [
    ...messages.map(({ kind, dedupeKey, state, reason, stateAt }) => ({
      kind,
      ref: dedupeKey,
      state,
      reason,
      at: stateAt,
    })),
    ...deliveries.map(({ broadcastId, state, reason, at }) => ({
      kind: 'broadcast',
      ref: String(broadcastId),
      state,
      reason,
      at,
    })),
  ]
  return items.sort((one, other) => other.at.getTime() - one.at.getTime())
}
