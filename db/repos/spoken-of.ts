import type { Tx } from '../client.ts'
import { EMPTY_SCREEN } from './outbox.ts'
import { keysUnder } from './outbox-keys.ts'

/**
 * Messages to others that speak of a person, by what their keys begin with: `application.new:5:…` is about the application 5.
 * A message that names somebody belongs here; those that go to the person alone go with the account.
 */
const KEYS = {
  applications: ['application.new', 'application.due', 'application.withdrawn'],
  applicationMessages: ['application.talk'],
  departures: ['departure', 'departure.due'],
  linkRequests: ['link.request', 'link.lostPhone'],
  questionMessages: ['question.asked', 'question.answered'],
  members: ['ticket.own'],
  corrections: ['correction.new', 'correction.due'],
  officeBindings: ['office.request'],
  invites: ['office.came'],
  terms: ['lists.request', 'lists.answer'],
  proposals: ['proposal'],
  erasures: ['erasure.asked'],
} as const

/** Does a message of this key speak of somebody else than its reader? */
export function speaksOfOthers(dedupeKey: string): boolean {
  return Object.values<readonly string[]>(KEYS)
    .flat()
    .some((prefix) => dedupeKey.startsWith(`${prefix}:`))
}

/** Ids of what messages are about. */
export type SpokenOf = Partial<Record<keyof typeof KEYS, readonly number[]>>

/**
 * Those that have not left are removed; of those that have, the words are. Kinds, keys, states and dates stay: by them it
 * is known what was sent. Each key is looked up as a range of its unique index. Returns how many messages it was.
 */
export async function hushMessages(tx: Tx, about: SpokenOf): Promise<number> {
  let hushed = 0
  for (const [what, prefixes] of Object.entries(KEYS))
    for (const id of about[what as keyof typeof KEYS] ?? [])
      for (const prefix of prefixes) hushed += await hush(tx, `${prefix}:${id}`)
  return hushed
}

async function hush(tx: Tx, key: string): Promise<number> {
  let hushed = 0
  for (const dedupeKey of [key, keysUnder(key)]) {
    const removed = await tx.outboxMessage.deleteMany({
      where: { dedupeKey, state: { in: ['planned', 'claimed'] } },
    })
    const emptied = await tx.outboxMessage.updateMany({
      where: { dedupeKey },
      data: { screen: EMPTY_SCREEN },
    })
    hushed += removed.count + emptied.count
  }
  return hushed
}
