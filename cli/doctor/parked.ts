import type { Database } from '../../db/client.ts'
import { type ParkedUpdate, parkedUpdates, retryParked } from '../../db/repos/parked-updates.ts'
import { COUNTED_AT_MOST } from '../../db/repos/queue-standing.ts'
import { transact } from '../../db/unit-of-work.ts'
import { Failure } from '../failure.ts'
import { span } from '../span.ts'
import { type Finding, ok, warn } from './finding.ts'

/** A parked update as it is told: never what it holds, nor whose it is. */
export type ShownParked = Pick<
  ParkedUpdate,
  'id' | 'updateId' | 'reason' | 'attempts' | 'receivedAt' | 'parkedAt'
>

export function shownParked({ channel: _, line: __, ...shown }: ParkedUpdate): ShownParked {
  return shown
}

export function examineParked(parked: readonly ShownParked[], count: number): Finding {
  if (count === 0) return ok('parked', 'no update is set aside')
  return warn(
    'parked',
    `${count === 1 ? '1 update is' : `${count} updates are`} set aside${parked.length < count ? `, the newest ${parked.length}:` : ''}`,
    'Look the update id up in the log, mend the cause, then "cli doctor --retry ID" or "--retry all".',
  )
}

const REASONS: Record<string, string> = {
  failed: 'the handler threw; the log says what',
  refused: 'the messenger did not take the answer',
  unreachable: 'neither the messenger nor the database could be reached in time',
  died: 'the process died with it each time',
}
/** What a reason begins with where only the answer is missing. */
const ANSWER = 'answer:'

export function parkedLine({ id, updateId, reason, parkedAt }: ShownParked, now: Date): string {
  const code = reason.replace(ANSWER, '')
  const saved = reason.startsWith(ANSWER) ? '; what the person did is saved, only the answer is missing' : ''
  const age = span(now.getTime() - parkedAt.getTime())
  return `    ID ${id}  update ${updateId}  ${age} ago  ${REASONS[code] ?? code}${saved}`
}

/** Lets updates try again: one, or all that are parked now. Returns their ids. */
export async function retry(database: Database, which: number | 'all', now: Date): Promise<number[]> {
  if (which !== 'all') {
    if (await transact(database, (tx) => retryParked(tx, which, now))) return [which]
    throw new Failure(`No update with the ID ${which} is parked.`, 'See "cli doctor" for those that are.')
  }
  const retried: number[] = []
  for (const { id } of await parkedUpdates(database.read, COUNTED_AT_MOST))
    if (await transact(database, (tx) => retryParked(tx, id, now))) retried.push(id)
  return retried
}
