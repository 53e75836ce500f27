import { setTimeout as pause } from 'node:timers/promises'
import { findBroadcast } from '../db/repos/broadcast.ts'
import { retractions } from '../db/repos/delivery-reasons.ts'
import { askRetract } from '../db/repos/retract.ts'
import { transact } from '../db/unit-of-work.ts'
import { retractBroadcast } from '../jobs/broadcasts/retract.ts'
import { openJobContext } from '../jobs/compose.ts'
import { answer, type CliContext, withDatabase } from './context.ts'
import { Failure } from './failure.ts'

/** Between two looks while the messenger wants a rest, or another process still holds messages. */
const LOOK_MS = 500

interface Retracted {
  id: number
  deleted: number
  tooOld: number
  failed: number
}

/** `broadcast retract ID`: stops a broadcast and deletes its messages, as far as the messenger lets a bot do that. */
export async function retract(id: number, options: { json?: boolean }): Promise<void> {
  const result = await withDatabase((context) => takeBack(context, id))
  answer(options.json, result, () => [
    `Broadcast ${id}: ${result.deleted} deleted, ${result.tooOld} too old to be deleted, ${result.failed} failed`,
  ])
}

async function takeBack({ env, log, database, clock }: CliContext, id: number): Promise<Retracted> {
  const { TELEGRAM_BOT_TOKEN: token, APP_SECRET: secret = '', TELEGRAM_API_ROOT: apiRoot } = env
  if (token === undefined)
    throw new Failure('TELEGRAM_BOT_TOKEN is not set.', 'Set it, with APP_SECRET, to delete messages.')
  if (!(await findBroadcast(database.read, id)))
    throw new Failure(`There is no broadcast ${id}.`, 'Its number is printed by "broadcast create".')
  await transact(database, (tx) => askRetract(tx, id, clock.now()))
  const parts = { env, database, log, secret, token, apiRoot, clock }
  const context = await openJobContext(parts, { role: 'cli', alone: false, patient: true })
  const stop = () => context.stop()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    while (!(await findBroadcast(database.read, id))?.retractedAt && !context.post.stopping()) {
      await retractBroadcast(context, id)
      if (!(await findBroadcast(database.read, id))?.retractedAt) await pause(LOOK_MS)
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await context.close()
  }
  // The rows say what became of each message, whichever process dealt with it.
  const report = { id, deleted: 0, tooOld: 0, failed: 0 }
  for (const { reason, count } of await retractions(database, id))
    report[reason === 'deleted' ? 'deleted' : reason === 'too_old' ? 'tooOld' : 'failed'] += count
  return report
}
