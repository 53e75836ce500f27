import { type Command, Option } from 'commander'
import { calendarDate } from '../core/time-zone.ts'
import type { Tx } from '../db/client.ts'
import { findBroadcast } from '../db/repos/broadcast.ts'
import { type ExplainedAccount, explainedAccount } from '../db/repos/explained-account.ts'
import { tracedMessages, tracedRecipient } from '../db/repos/traced-messages.ts'
import { openEpochs } from '../db/repos/worker-epoch.ts'
import { looksDead } from '../db/worker.ts'
import { quietHours, reminderCap } from '../domain/broadcast/sending.ts'
import { orgLabel } from '../domain/organisation/label.ts'
import { answer, withDatabase } from './context.ts'
import { type BroadcastAnswer, explainBroadcast } from './explain/broadcast.ts'
import { messageSentence, type Teller } from './explain/message.ts'
import { addressSentences, personSentences } from './explain/person.ts'
import { momentsIn } from './explain/words.ts'
import { Failure } from './failure.ts'
import { wholeNumber } from './options.ts'
import { accountOrAddress } from './parse.ts'

/** Newest things shown for one account. */
const LATEST = 200

interface Options {
  account: ReturnType<typeof accountOrAddress>
  broadcast?: number
  json?: boolean
}

/** `explain`: who an account is, and what became of everything meant for it. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('why a person did or did not get it: who they are, and what became of every message')
    .addOption(
      new Option('--account <account>', 'such as telegram:123, or email:chair@example.org')
        .argParser(accountOrAddress)
        .makeOptionMandatory(),
    )
    .option('--broadcast <id>', 'why they are, or are not, among its recipients', wholeNumber)
    .option('--json', 'print { account, bindings, items }; with --broadcast also { broadcast }')
    .action(async (options: Options) => {
      const { document, lines } = await withDatabase(({ database, env, clock }) =>
        explain(database.read, options, { zone: env.TIME_ZONE, now: clock.now() }),
      )
      answer(options.json, document, () => lines)
    })
}

async function explain(
  read: Tx,
  { account: name, broadcast: id }: Options,
  { zone, now }: { zone: string; now: Date },
) {
  const label = `${name.channel}:${name.externalId}`
  const person = await explainedAccount(read, name, { today: calendarDate(now, zone), now })
  if (!person)
    throw new Failure(
      `The account ${label} is not known, so nothing is sent to it.`,
      'A person becomes known with the first /start.',
    )
  const teller = { person, say: momentsIn(zone), now }
  const lives = await livingEpochs(read)
  const traced = await tracedMessages(read, person.accountId, { limit: LATEST, lives })
  const items = traced.map((message) => ({ message, says: messageSentence(message, teller) }))
  const broadcast = id === undefined ? undefined : await broadcastAnswer(read, id, teller, lives)
  const told = items.map(({ message, says }) => `  ${teller.say(message.at)}  ${says}`)
  return {
    document: {
      ...personDocument(label, person),
      items: items.map(({ message: { kind, ref, state, reason, at }, says }) => {
        return { kind, ref, state, reason, at, says }
      }),
      ...(broadcast && { broadcast }),
    },
    lines: [
      `${label} (times are those of ${zone})`,
      ...(name.channel === 'email' ? addressSentences : personSentences)(person, zone, teller.say).map(
        (sentence) => `  ${sentence}`,
      ),
      ...(broadcast ? [broadcast.says] : []),
      ...(told.length > 0
        ? ['What was meant for them, newest first:', ...told]
        : ['Nothing was meant for them yet.']),
    ],
  }
}

function personDocument(account: string, person: ExplainedAccount) {
  const { reach, reachAt, firstSeenAt, timeZone, muted, reminders } = person
  return {
    ...{ account, reach },
    bindings: person.bindings.map(({ kind, ref, org, since }) => ({ kind, ref, org, since })),
    ...{ firstSeenAt, reachAt, muted, timeZone, quietHours },
    reminders: { had: reminders, most: reminderCap.messages, days: reminderCap.days },
  }
}

type Lives = (epoch: number | null) => boolean

async function livingEpochs(read: Tx): Promise<Lives> {
  const open = (await openEpochs(read)).filter((epoch) => !looksDead(epoch))
  const living = new Set<number | null>(open.map(({ epoch }) => epoch))
  return (epoch) => living.has(epoch)
}

async function broadcastAnswer(read: Tx, id: number, teller: Teller, lives: Lives): Promise<BroadcastAnswer> {
  const row = await findBroadcast(read, id)
  if (!row) throw new Failure(`There is no broadcast ${id}.`, 'Its number is printed by "broadcast create".')
  const org = row.orgId === null ? null : await read.organisation.findUnique({ where: { id: row.orgId } })
  const place = org ? { label: orgLabel(org), path: org.path } : undefined
  const recipient = await tracedRecipient(read, teller.person.accountId, row, lives)
  return explainBroadcast({ row, place, recipient }, teller)
}
