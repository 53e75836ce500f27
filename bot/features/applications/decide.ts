import type { Database, Tx } from '../../../db/client.ts'
import {
  type ApplicationRow,
  decideApplication,
  findApplication,
  recordJoin,
} from '../../../db/repos/applications.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { appendOutbox } from '../../../db/repos/outbox.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { type DecidingRight, deciding } from '../../../domain/identity/who.ts'
import { isOwnApplication, readReason } from '../../../domain/membership/decision.ts'
import type { Turn } from '../../turn.ts'
import { DECLINE, outcomeScreen } from './screens.ts'

/** An application this person may decide on, or why not. */
export type Opened =
  | { kind: 'open'; row: ApplicationRow; right: DecidingRight }
  | { kind: 'foreign' }
  | { kind: 'own' }

export type Decided =
  | { kind: 'done'; row: ApplicationRow }
  | { kind: 'decided'; row: ApplicationRow }
  | { kind: 'stale' }
  | Exclude<Opened, { kind: 'open' }>

/** Reads an application for somebody who may decide on it. One that does not exist is nobody's, like a foreign one. */
export async function openApplication(db: Tx, turn: Turn, id: number): Promise<Opened> {
  const row = Number.isSafeInteger(id) ? await findApplication(db, id) : undefined
  const right = row && deciding(turn.who, row.org.path)
  if (!row || !right) return { kind: 'foreign' }
  return isOwnApplication(row, turn.accountId) ? { kind: 'own' } : { kind: 'open', row, right }
}

export function acceptApplication(database: Database, turn: Turn, id: number): Promise<Decided> {
  return transact(database, (tx) => decide(tx, turn, id, undefined))
}

/** Declines for the reason in the chair's draft, which must be about this very application. */
export function declineApplication(database: Database, turn: Turn, id: number): Promise<Decided> {
  return transact(database, async (tx) => {
    const draft = await loadDialogue(tx, turn.accountId, DECLINE)
    const reason = readReason(draft?.answers['reason'] ?? '')
    if (draft?.subject['applicationId'] !== String(id) || !reason.ok) return { kind: 'stale' }
    await endDialogue(tx, turn.accountId, DECLINE)
    return decide(tx, turn, id, reason.value)
  })
}

/** One decision, once: whoever comes second is told that it has been decided. */
async function decide(tx: Tx, turn: Turn, id: number, reason: string | undefined): Promise<Decided> {
  const opened = await openApplication(tx, turn, id)
  if (opened.kind !== 'open') return opened
  const { row, right } = opened
  const state = reason === undefined ? 'accepted' : 'declined'
  const { accountId, now } = turn
  const first = await decideApplication(tx, id, {
    state,
    decidedAt: now,
    decidedBy: accountId,
    ...(reason !== undefined && { declineReason: reason }),
  })
  if (!first) return { kind: 'decided', row }
  if (state === 'accepted')
    await recordJoin(tx, row, { accountId, officeId: right.officeId ?? null, at: now })
  await tellApplicant(tx, row, reason, now)
  return { kind: 'done', row: { ...row, state, declineReason: reason ?? null } }
}

async function tellApplicant(
  tx: Tx,
  row: ApplicationRow,
  reason: string | undefined,
  now: Date,
): Promise<void> {
  const kind = reason === undefined ? 'application.accepted' : 'application.declined'
  const message = {
    accountId: row.accountId,
    orgId: row.org.id,
    kind,
    dedupeKey: `${kind}:${row.id}`,
    lane: 'realtime' as const,
    class: 'reminder' as const,
    screen: outcomeScreen(row, reason),
    notBefore: now,
  }
  await appendOutbox(tx, message, now)
}
