import type { Button, Screen } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { withdrawCards } from '../../../db/repos/issued-cards.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { appendOutbox, cancelPlanned } from '../../../db/repos/outbox.ts'
import { moveTickets, undoMove } from '../../../db/repos/tickets.ts'
import { shortName } from '../../../domain/membership/person-name.ts'
import {
  membersWays,
  type ReissueReason,
  readReissueReason,
  type TicketState,
} from '../../../domain/ticket/funnel.ts'
import { readFreshMoment, writeMoment } from '../../../domain/undo.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

const BACK: Button[] = [
  { label: { key: 'menu.card' }, route: 'card' },
  { label: { key: 'common.home' }, route: 'menu' },
]

/** What a member says of the own plastic card; the chair hears of it. */
export function createOwnTicket({
  database,
}: Deps): Record<'received' | 'reissue' | 'want' | 'refuse' | 'undoOwn', Handler> {
  return {
    received: (turn) => move(database, turn, 'issued'),
    want: (turn) => move(database, turn, 'requested'),
    refuse: (turn) => move(database, turn, 'refused'),

    async reissue(turn, [text]) {
      const reason = readReissueReason(text)
      if (reason) return move(database, turn, 'reissue', reason)
      return show({
        text: { key: 'ticket.reissue.ask' },
        buttons: [
          [{ label: { key: 'ticket.reissue.lost' }, route: 'ticket.reissue', args: ['lost'] }],
          [{ label: { key: 'ticket.reissue.name' }, route: 'ticket.reissue', args: ['name'] }],
          BACK,
        ],
      })
    },

    async undoOwn(turn, [moment = '']) {
      const movedAt = readFreshMoment(moment, turn.now)
      if (!movedAt) return { note: { key: 'tickets.undo.late' } }
      const count = await transactByRights(database, turn, async (tx, { who: { member } }) => {
        if (!member) return 0
        await withdrawWord(tx, member.memberId, movedAt)
        return undoMove(tx, { orgId: member.orgId, accountId: turn.accountId, movedAt }, mover(turn))
      })
      return count > 0
        ? show({ text: { key: 'ticket.undone' }, buttons: [BACK] })
        : { note: { key: 'common.stale' } }
    },
  }
}

const WANT: Button = { label: { key: 'ticket.want' }, route: 'ticket.want' }
const REFUSE: Button = { label: { key: 'ticket.refuse' }, route: 'ticket.refuse' }
const ACTIONS: Partial<Record<TicketState, Button[]>> = {
  produced: [{ label: { key: 'ticket.received' }, route: 'ticket.received', style: 'primary' }],
  issued: [{ label: { key: 'ticket.lostOrChanged' }, route: 'ticket.reissue' }],
  none: [WANT, REFUSE],
  requested: [REFUSE],
  refused: [WANT],
}

/** What a member can say of the own card in this state, as a row of buttons or none. */
export function ticketActions(state: TicketState): Button[][] {
  return (ACTIONS[state] ?? []).map((button) => [button])
}

async function move(database: Database, turn: Turn, to: TicketState, reason?: ReissueReason): Promise<Reply> {
  const { now } = turn
  const isMoved = await transactByRights(database, turn, async (tx, { who: { member } }) => {
    if (!member) return false
    for (const from of membersWays(to)) {
      const asked = { orgId: member.orgId, memberIds: [member.memberId], from, to, ...(reason && { reason }) }
      if ((await moveTickets(tx, asked, mover(turn))).length === 0) continue
      await tellChair(tx, turn, member.memberId, to, reason)
      // Whoever found it could show its code.
      if (reason === 'lost') await withdrawCards(tx, member.memberId, reason, now)
      return true
    }
    return false
  })
  if (!isMoved) return { note: { key: 'common.stale' } }
  return show({
    text: { key: `ticket.own.${to}` as 'ticket.own.issued' },
    ...(reason === 'lost' && { more: [{ key: 'card.codeEnded' as const }] }),
    buttons: [[{ label: { key: 'tickets.undo' }, route: 'ticket.undo', args: [writeMoment(now)] }], BACK],
  })
}

function mover({ accountId, now, today }: Turn) {
  return { accountId, officeId: null, source: 'member' as const, at: now, today }
}

/** The word to the chair of one move of one member. */
function keyOf(memberId: number, movedAt: Date): string {
  return `ticket.own:${memberId}:${movedAt.getTime()}`
}

async function tellChair(
  tx: Tx,
  turn: Turn,
  memberId: number,
  to: TicketState,
  reason?: ReissueReason,
): Promise<void> {
  const { org, middleName, ...name } = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { lastName: true, firstName: true, middleName: true, org: { select: { id: true, path: true } } },
  })
  const vars = { name: shortName({ ...name, ...(middleName && { middleName }) }) }
  const screen: Screen = {
    text: { key: reason ? `ticket.told.${reason}` : (`ticket.told.${to}` as 'ticket.told.issued'), vars },
    buttons: [[{ label: { key: 'tickets.button' }, route: 'tickets', args: [org.id] }], [BACK[1] as Button]],
  }
  const [first] = await decidingAccounts(tx, org.path, turn.today, turn.accountId)
  if (first === undefined) return
  const message = {
    ...{ accountId: first, orgId: org.id, kind: 'ticket.own', dedupeKey: keyOf(memberId, turn.now), screen },
    ...{ lane: 'bulk' as const, class: 'reminder' as const, notBefore: turn.now },
  }
  await appendOutbox(tx, message, turn.now)
}

async function withdrawWord(tx: Tx, memberId: number, movedAt: Date): Promise<void> {
  await cancelPlanned(tx, keyOf(memberId, movedAt))
}
