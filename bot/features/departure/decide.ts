import type { Database, Tx } from '../../../db/client.ts'
import { holdMember } from '../../../db/hold-row.ts'
import { waitingOf } from '../../../db/repos/corrections.ts'
import {
  carryOut,
  type Decider,
  noteTicketHandedIn,
  noteUndo,
  undoCarryOut,
} from '../../../db/repos/departure-outcome.ts'
import {
  type DepartureRow,
  findDeparture,
  moveDeparture,
  notePapersAsked,
  openDeparture,
} from '../../../db/repos/departures.ts'
import { closeOvertaken } from '../../../db/repos/overtaken-departures.ts'
import { unaskDeciders } from '../../../db/repos/unask-deciders.ts'
import { type DecidingRight, deciding } from '../../../domain/identity/who.ts'
import { mayUndo } from '../../../domain/membership/decision.ts'
import {
  isWaiting,
  lastDecision,
  nextState,
  stateBefore,
  whoseTurn,
} from '../../../domain/membership/departure.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import type { Turn } from '../../turn.ts'
import { askDeciders as askOfCorrection } from '../profile/propose.ts'
import { hasCard } from './screens.ts'
import { askDeciders, tellOutcome, tellPapers, tellReopened } from './tell.ts'

/** A wish that this person may look at; `right`: by which they decide on it now, where it is their turn. */
export type Opened =
  | { kind: 'open'; row: DepartureRow; right: DecidingRight | undefined }
  | { kind: 'foreign' }
  | { kind: 'own' }

export type Decided =
  /** as asked */
  | { kind: 'done'; row: DepartureRow }
  /** it stands otherwise by now */
  | { kind: 'decided'; row: DepartureRow }
  | { kind: 'late' }
  | Exclude<Opened, { kind: 'open' }>

/** Both organisations see a transfer once it is the new one's turn; before, only the old one does. */
export async function openForDecider(db: Tx, turn: Turn, id: number): Promise<Opened> {
  const row = await findDeparture(db, id)
  const places = row ? [row.from, ...(row.releasedAt && row.to ? [row.to] : [])] : []
  if (!row || !places.some(({ path }) => deciding(turn.who, path))) return { kind: 'foreign' }
  if (row.accountId === turn.accountId) return { kind: 'own' }
  return { kind: 'open', row, right: isWaiting(row) ? deciding(turn.who, whoseTurn(row).path) : undefined }
}

/** Lets somebody go, takes somebody on, or notes that they left; `card`: whether the plastic one is in hand. */
export function agree(
  database: Database,
  turn: Turn,
  asked: { id: number; state: string; card: boolean },
): Promise<Decided> {
  return decideOnce(database, turn, asked, async (tx, row, by) => {
    const state = nextState(row)
    const moved = await move(tx, row, state, by)
    if (!moved) return undefined
    if (state === 'released') await askDeciders(tx, moved, turn)
    else if (!(await carryOut(tx, row, by))) throw new Error('a member moved while the row was held')
    if (state === 'done' && row.kind === 'leave' && hasCard(row))
      await noteTicketHandedIn(tx, row, asked.card, by)
    if (state === 'done' && row.to) await passCorrectionsOn(tx, row.memberId, turn)
    await tellOutcome(tx, moved, by.at)
    return moved
  })
}

/** What the member says is wrong on the card is for the new organisation to decide. */
async function passCorrectionsOn(tx: Tx, memberId: number, turn: Turn): Promise<void> {
  for (const row of await waitingOf(tx, memberId)) await askOfCorrection(tx, row, turn)
}

/** Says no to a transfer, and why. */
export function refuse(
  database: Database,
  turn: Turn,
  asked: { id: number; state: string; reason: string },
): Promise<Decided> {
  return decideOnce(database, turn, asked, async (tx, row, by) => {
    const moved = row.kind === 'transfer' ? await move(tx, row, 'declined', by, asked.reason) : undefined
    if (moved) await tellOutcome(tx, moved, by.at)
    return moved
  })
}

/** Who leaves is told what to bring; the wish goes on waiting. */
export function askForPapers(
  database: Database,
  turn: Turn,
  asked: { id: number; state: string },
): Promise<Decided> {
  return decideOnce(database, turn, asked, async (tx, row, { at }) => {
    if (row.kind !== 'leave') return undefined
    await notePapersAsked(tx, row.id, at)
    await tellPapers(tx, row, hasCard(row), turn)
    return { ...row, papersAskedAt: row.papersAskedAt ?? at }
  })
}

/** Takes the own last decision back while it is fresh and nobody has built on it. */
export function undoDecided(database: Database, asked: Turn, id: number): Promise<Decided> {
  return transactByRights(database, asked, async (tx, turn) => {
    const opened = await openForDecider(tx, turn, id)
    if (opened.kind !== 'open') return opened
    await holdMember(tx, opened.row.memberId)
    const row = (await findDeparture(tx, id)) ?? opened.row
    const last = lastDecision(row)
    const { decidedAt } = last
    if (!decidedAt || !mayUndo(last, turn.accountId, turn.now)) return { kind: 'late' }
    const state = stateBefore(row)
    const open = await openDeparture(tx, row.memberId)
    if (open && open.id !== row.id) return { kind: 'late' }
    const by = deciderOf(turn, deciding(turn.who, whoseTurn({ ...row, ...reopened(state) }).path))
    if (row.state === 'done' && !(await undoCarryOut(tx, row, decidedAt, by))) return { kind: 'late' }
    const back = { ...row, ...reopened(state), state }
    if (!(await moveDeparture(tx, row, { ...reopened(state), state })))
      throw new Error('a decision changed while its row was held')
    await noteUndo(tx, row, state, by)
    if (row.state === 'released') await unaskDeciders(tx, row, 'unreleased', turn)
    await tellReopened(tx, row, turn.now)
    return { kind: 'done', row: back }
  })
}

/** What a decision taken back leaves of the marks of deciding. */
function reopened(state: 'submitted' | 'released') {
  const marks = { decidedAt: null, decidedBy: null, reason: null }
  return state === 'released' ? marks : { ...marks, releasedAt: null, releasedBy: null }
}

/** One decision, once, on what can still be carried out: whoever comes second is told that it has been decided. */
function decideOnce(
  database: Database,
  before: Turn,
  asked: { id: number; state: string },
  decide: (tx: Tx, row: DepartureRow, by: Decider) => Promise<DepartureRow | undefined>,
): Promise<Decided> {
  return transactByRights(database, before, async (tx, turn) => {
    const known = await findDeparture(tx, asked.id)
    if (known) await holdMember(tx, known.memberId)
    const opened = await openForDecider(tx, turn, asked.id)
    if (opened.kind !== 'open') return opened
    const { row, right } = opened
    if (!right || row.state !== asked.state) return { kind: 'decided', row }
    const overtaken = await closeOvertaken(tx, row, turn.now)
    const done = overtaken ? undefined : await decide(tx, row, deciderOf(turn, right))
    return done
      ? { kind: 'done', row: done }
      : { kind: 'decided', row: (await findDeparture(tx, row.id)) ?? row }
  })
}

function deciderOf({ accountId, now, today }: Turn, right: DecidingRight | undefined): Decider {
  return { accountId, officeId: right?.officeId ?? null, at: now, today }
}

async function move(
  tx: Tx,
  row: DepartureRow,
  state: 'released' | 'done' | 'declined',
  { accountId, at }: Decider,
  reason?: string,
): Promise<DepartureRow | undefined> {
  const marks =
    state === 'released'
      ? { releasedAt: at, releasedBy: accountId }
      : { decidedAt: at, decidedBy: accountId, ...(reason !== undefined && { reason }) }
  return (await moveDeparture(tx, row, { state, ...marks })) ? { ...row, ...marks, state } : undefined
}
