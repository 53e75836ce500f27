import type { Database, Tx } from '../../../db/client.ts'
import {
  type ApplicationRow,
  decideApplication,
  findApplication,
  latestApplication,
  recordJoin,
  recordUndo,
  undoDecision,
} from '../../../db/repos/applications.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { similarPeople } from '../../../db/repos/similar-people.ts'
import { type DecidingRight, deciding } from '../../../domain/identity/who.ts'
import { isOwnApplication, mayUndo, readReason } from '../../../domain/membership/decision.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import type { Turn } from '../../turn.ts'
import { DECLINE } from './screens.ts'
import { tellOutcome, tellReopened } from './tell.ts'

/** An application this person may decide on, or why not. */
export type Opened =
  | { kind: 'open'; row: ApplicationRow; right: DecidingRight }
  | { kind: 'foreign' }
  | { kind: 'own' }

export type Decided =
  | { kind: 'done'; row: ApplicationRow }
  | { kind: 'decided'; row: ApplicationRow }
  | { kind: 'stale' }
  /** the same person was accepted here by another application */
  | { kind: 'double'; row: ApplicationRow }
  | Exclude<Opened, { kind: 'open' }>

/** Reads an application for somebody who may decide on it. One that does not exist is nobody's, like a foreign one. */
export async function openApplication(db: Tx, turn: Turn, id: number): Promise<Opened> {
  const row = Number.isSafeInteger(id) ? await findApplication(db, id) : undefined
  const right = row && deciding(turn.who, row.org.path)
  if (!row || !right) return { kind: 'foreign' }
  return isOwnApplication(row, turn.accountId) ? { kind: 'own' } : { kind: 'open', row, right }
}

export function acceptApplication(database: Database, turn: Turn, id: number): Promise<Decided> {
  return transactByRights(database, turn, (tx, now) => decide(tx, now, id, undefined))
}

export type Undone =
  | { kind: 'done'; row: ApplicationRow }
  | { kind: 'late' }
  | { kind: 'newer' }
  | Exclude<Opened, { kind: 'open' }>

/** Takes a decision of this person's back while it is fresh; the applicant hears of it who has heard of the decision. */
export function undoDecided(database: Database, asked: Turn, id: number): Promise<Undone> {
  return transactByRights(database, asked, async (tx, turn) => {
    const opened = await openApplication(tx, turn, id)
    if (opened.kind !== 'open') return opened
    const { row, right } = opened
    const { accountId, now } = turn
    const { decidedAt } = row
    if (!decidedAt || !mayUndo(row, accountId, now)) return { kind: 'late' }
    if ((await latestApplication(tx, row.accountId))?.id !== row.id) return { kind: 'newer' }
    if (!(await undoDecision(tx, row, { by: accountId, at: decidedAt }))) return { kind: 'late' }
    await recordUndo(tx, row, { accountId, officeId: right.officeId ?? null, decidedAt, at: now })
    await tellReopened(tx, row, now)
    return { kind: 'done', row: { ...row, state: 'submitted', decidedAt: null, decidedBy: null } }
  })
}

/** Declines for the reason in the chair's draft, which must be about this very application. */
export function declineApplication(database: Database, asked: Turn, id: number): Promise<Decided> {
  return transactByRights(database, asked, async (tx, turn) => {
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
  if (row.state === 'submitted' && state === 'accepted' && (await isAcceptedAlready(tx, row)))
    return { kind: 'double', row }
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
  const decided = { ...row, state, decidedAt: now, decidedBy: accountId, declineReason: reason ?? null }
  await tellOutcome(tx, decided, now)
  return { kind: 'done', row: decided }
}

/** From another account: what one account sends is one application. */
async function isAcceptedAlready(tx: Tx, row: ApplicationRow): Promise<boolean> {
  const similar = await similarPeople(tx, row)
  return similar.some(({ what, orgId, isSame }) => isSame && what === 'accepted' && orgId === row.org.id)
}
