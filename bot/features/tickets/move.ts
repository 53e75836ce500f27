import type { Tx } from '../../../db/client.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { idsInState, moveTickets, ticketCounts, undoMove } from '../../../db/repos/tickets.ts'
import { chairsMoves, readTicketState, type TicketState } from '../../../domain/ticket/funnel.ts'
import { readFreshMoment } from '../../../domain/undo.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { type Held, heldPrimary } from './held.ts'
import { markedOf, refusal, TICKETS } from './marked.ts'
import { allScreen, countsScreen, markOf, movedScreen } from './screens.ts'

const STALE: Reply = { note: { key: 'common.stale' } }

/** Moving cards on, those that are marked or all in a state, and taking it back within a minute. */
export function createMoves({ database }: Deps): Record<'move' | 'all' | 'undo', Handler> {
  const { read } = database
  return {
    /** A button of an older list names other people than are marked now: it moves nobody. */
    move(turn, [mark, wanted]) {
      return transactByRights(database, turn, async (tx, now): Promise<Reply> => {
        const marked = markedOf(await loadDialogue(tx, turn.accountId, TICKETS))
        const held = marked && (await heldPrimary(tx, now, String(marked.orgId)))
        const to = marked && chairsMoves(marked.state).find((state) => state === wanted)
        if (!marked || !to || held?.kind !== 'open' || markOf(marked) !== mark) return STALE
        await endDialogue(tx, turn.accountId, TICKETS)
        const asked = { orgId: marked.orgId, memberIds: marked.selected, from: marked.state, to }
        const moved = await moveTickets(tx, asked, mover(held, turn))
        return show(movedScreen(marked.orgId, to, moved.length, turn.now))
      })
    },

    /** Asks first; then moves those who were counted, or asks again where they are not the same people. */
    all(turn, [orgId = '', text = '', mark]) {
      return transactByRights(database, turn, async (tx, now) => {
        const [held, state] = [await heldPrimary(tx, now, orgId), readTicketState(text)]
        if (held.kind !== 'open') return refusal(held)
        const to = state && chairsMoves(state)[0]
        return state && to ? moveAll(tx, now, held, { state, to, mark }) : STALE
      })
    },

    async undo(turn, [orgId = '', moment = '']) {
      const movedAt = readFreshMoment(moment, turn.now)
      const { held, count } = await transactByRights(database, turn, async (tx, now) => {
        const held = await heldPrimary(tx, now, orgId)
        if (held.kind !== 'open' || !movedAt) return { held, count: 0 }
        const what = { orgId: held.office.orgId, accountId: turn.accountId, movedAt }
        return { held, count: await undoMove(tx, what, mover(held, turn)) }
      })
      if (held.kind !== 'open') return refusal(held)
      if (!movedAt) return { note: { key: 'tickets.undo.late' } }
      const counts = await ticketCounts(read, held.office.orgId)
      const screen = countsScreen(held.office.orgId, held.name, counts)
      return show({ ...screen, text: { key: 'tickets.undone', vars: { count } }, more: [screen.text] })
    },
  }
}

type Open = Extract<Held, { kind: 'open' }>

async function moveAll(
  tx: Tx,
  turn: Turn,
  held: Open,
  { state, to, mark }: { state: TicketState; to: TicketState; mark: string | undefined },
): Promise<Reply> {
  const { orgId } = held.office
  const memberIds = await idsInState(tx, { orgId, state })
  if (memberIds.length === 0) return STALE
  const present = markOf({ orgId, state, selected: memberIds })
  const counted = { count: memberIds.length, mark: present, changed: mark !== undefined }
  if (mark !== present) return show(allScreen({ orgId, state, to }, counted))
  await endDialogue(tx, turn.accountId, TICKETS)
  const moved = await moveTickets(tx, { orgId, memberIds, from: state, to }, mover(held, turn))
  return show(movedScreen(orgId, to, moved.length, turn.now))
}

function mover({ office }: Open, { accountId, now, today }: Turn) {
  return { accountId, officeId: office.officeId, source: 'chair' as const, at: now, today }
}
