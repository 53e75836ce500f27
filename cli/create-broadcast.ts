import { textFault } from '../core/check-text.ts'
import { audienceCount, createBroadcast } from '../db/repos/broadcast.ts'
import { type EarlierBroadcast, sameBroadcast } from '../db/repos/broadcast-history.ts'
import { transact } from '../db/unit-of-work.ts'
import {
  type AudienceRole,
  type BroadcastCategory,
  MAX_BROADCAST_TEXT,
  OFFER_HEAD,
} from '../domain/broadcast/broadcast.ts'
import type { MessageClass } from '../domain/outbox/ports.ts'
import { answer, withDatabase } from './context.ts'
import { WrongUsage } from './failure.ts'
import { organisationOf } from './parse.ts'

/** A command repeated by mistake is repeated soon; what is the same each day on purpose goes through. */
const SAME_MS = 3_600_000

interface CreateOptions {
  text: string
  org?: string
  role: AudienceRole
  class: MessageClass
  category?: BroadcastCategory
  at?: Date
  expires?: Date
  quietHours?: boolean
  json?: boolean
}

/** `broadcast create`: writes a broadcast without asking; whoever repeats a command by mistake is told so. */
export async function create(options: CreateOptions): Promise<void> {
  const text = options.text.trim()
  if (options.category === 'offer' && options.class !== 'announcement')
    throw new WrongUsage('An offer of partners is never urgent and no reminder: leave --class out.')
  checkText(text, options.category === 'offer' ? MAX_BROADCAST_TEXT - OFFER_HEAD : MAX_BROADCAST_TEXT)
  const { created, earlier } = await withDatabase(async ({ database, clock }) => {
    const now = clock.now()
    if (options.expires && options.expires <= (options.at ?? now))
      throw new WrongUsage('--expires lies before the start: nobody would be written to.')
    const orgId = options.org === undefined ? null : (await organisationOf(database.read, options.org)).id
    const audience = { orgId, role: options.role, category: options.category ?? null }
    const since = new Date(now.getTime() - SAME_MS)
    return transact(database, async (tx) => {
      const earlier = await sameBroadcast(tx, { text, ...audience }, since)
      const accounts = await audienceCount(tx, audience)
      const when = { startAt: options.at ?? now, ...(options.expires && { expiresAt: options.expires }) }
      const what = { text, class: options.class, quietHours: options.quietHours ?? false }
      const id = await createBroadcast(tx, { ...what, ...audience, ...when }, now)
      return { created: { id, audience: { accounts } }, earlier }
    })
  })
  if (earlier) process.stderr.write(`${sameAs(earlier, created.id)}\n`)
  answer(options.json, created, () => [
    `Broadcast ${created.id}: ${created.audience.accounts} accounts. It starts with the jobs process or "run broadcasts".`,
  ])
}

function sameAs({ id, createdAt }: EarlierBroadcast, now: number): string {
  const when = createdAt.toISOString()
  return `The same text goes to the same people as broadcast ${id} of ${when}. By mistake? "broadcast cancel ${now}".`
}

/** What the messenger would refuse at the first person is refused here. */
function checkText(text: string, most: number): void {
  const fault = textFault(text, most)
  if (fault?.why === 'crossed')
    throw new WrongUsage('The marks of bold and italic cross: the one opened second has to be closed first.')
  if (fault?.why === 'long')
    throw new WrongUsage(`The text is ${fault.over} characters over the ${most} that fit a message.`)
  if (fault) throw new WrongUsage(`A text has 1 to ${most} characters.`)
}
