import { finishRetract, type Retraction, retractable, settleRetracted } from '../../db/repos/retract.ts'
import { transact } from '../../db/unit-of-work.ts'
import { RETRACTABLE_MS } from '../../domain/broadcast/broadcast.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { JobContext } from '../context.ts'

const PAGE = 50
/** What our clock puts beyond the bound by no more than this is tried: the messenger's clock decides. */
const DOUBTED_MS = 3_600_000

/**
 * Takes the messages of a broadcast back, at the pace of sending. Deleting twice does no harm, so what a crash leaves
 * open is simply done again. Ends early where bulk comes to rest or the process closes: the next run goes on.
 */
export async function retractBroadcast(context: JobContext, id: number): Promise<void> {
  const { database, post } = context
  for (let after = 0; !post.stopping(); ) {
    const page = await retractable(database.read, id, after, PAGE)
    const last = page.at(-1)
    if (!last) {
      await transact(database, (tx) => finishRetract(tx, id, context.clock.now()))
      break
    }
    const retracted = await takeBack(context, page)
    await write(context, retracted)
    if (retracted.length < page.length) break
    after = last.accountId
  }
}

interface Retractable {
  id: number
  accountId: number
  externalId: string
  messageId: string | null
  sentAt: Date
}

/** The results of those that were dealt with: fewer than asked where the messenger wants a rest. */
async function takeBack(context: JobContext, page: readonly Retractable[]): Promise<Retraction[]> {
  const results = await Promise.all(page.map((each) => takeOneBack(context, each)))
  const heard = results.filter((result) => result !== undefined)
  const throttled = heard.filter((each) => each.outcome?.kind === 'throttled')
  if (throttled.length > 0)
    await transact(context.database, (tx) =>
      context.bulkLane.look(
        tx,
        throttled.flatMap(({ outcome }) => outcome ?? []),
      ),
    )
  return heard.flatMap(({ id, result }) => (result === undefined ? [] : [{ id, result }]))
}

async function takeOneBack({ post, clock }: JobContext, each: Retractable) {
  const { id, messageId, externalId, sentAt } = each
  if (messageId === null) return { id, result: 'no_message' }
  const ageMs = clock.now().getTime() - sentAt.getTime()
  if (ageMs >= RETRACTABLE_MS + DOUBTED_MS) return { id, result: 'too_old' }
  if ((await post.pace.take('announcement')) === 0) return undefined
  const outcome = await post.sender.remove(externalId, messageId)
  post.outage.note(outcome)
  return { id, outcome, result: resultOf(outcome) }
}

/** undefined: to be tried again. A message that is not there any more was what was wanted. */
function resultOf(outcome: Outcome): string | undefined {
  if (outcome.kind === 'sent') return 'deleted'
  if (outcome.kind === 'throttled' || outcome.kind === 'unreachable') return undefined
  if (outcome.kind !== 'rejected') return outcome.kind
  return outcome.code === 'message_gone' ? 'deleted' : outcome.code
}

function write({ database }: JobContext, retracted: Retraction[]): Promise<void> {
  return transact(database, (tx) => settleRetracted(tx, retracted))
}
