import type { Button, Text } from '../../../core/screen.ts'
import { chairOf } from '../../../db/repos/member-card.ts'
import { cardTheme, setCardTheme } from '../../../db/repos/preferences.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { readTicketStatus } from '../../../domain/ticket/ticket-status.ts'
import { drawCard } from '../../../print/card.ts'
import { cardPaper } from '../../../print/card-paper.ts'
import { pictureOf } from '../../../print/picture.ts'
import { readTheme, type Theme } from '../../../print/theme.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { ticketActions } from '../tickets/own.ts'
import { cardFacts, loadCard } from './facts.ts'
import { endOwnCodes, renewScreen } from './renew.ts'

/** /card: the ticket as a picture and its state in words, the organisation up to the union, whom to ask. */
export function createCard({
  database,
  ticketCode,
}: Deps): Record<'show' | 'theme' | 'pdf' | 'renew', Handler> {
  const { read } = database
  return {
    show: async (turn) => showCard(turn, readTheme(await cardTheme(read, turn.accountId))),

    async theme(turn, [wanted]) {
      const theme = readTheme(wanted)
      await transact(database, (tx) => setCardTheme(tx, turn.accountId, theme))
      return showCard(turn, theme)
    },

    /** Asks first; what was printed or shown to others is good no more. */
    async renew(turn, [cardId]) {
      const member = turn.who.member
      if (!member) return { note: { key: 'common.forbidden' } }
      if (cardId === undefined) return show(await renewScreen(read, member.memberId))
      const isDone = await endOwnCodes(database, member.memberId, Number(cardId), turn)
      if (!isDone) return { note: { key: 'common.stale' } }
      return showCard(turn, readTheme(await cardTheme(read, turn.accountId)), { key: 'card.renewed' })
    },

    async pdf(turn) {
      if (!turn.who.member) return { note: { key: 'common.forbidden' } }
      const card = await loadCard(read, turn.who.member.memberId)
      const code = await ticketCode?.(card.member.id, turn.now)
      const pdf = await cardPaper(cardFacts(card, turn.today, code))
      return show({
        text: { key: 'card.pdfSent' },
        file: { name: 'ticket.pdf', bytes: pdf },
        buttons: [[{ label: { key: 'menu.card' }, route: 'card' }, HOME]],
      })
    },
  }

  async function showCard(turn: Turn, theme: Theme, news?: Text): Promise<Reply> {
    if (!turn.who.member) return { note: { key: 'common.forbidden' } }
    const card = await loadCard(read, turn.who.member.memberId)
    const { member, path } = card
    const [code, chair] = await Promise.all([ticketCode?.(member.id, turn.now), chairOf(read, member.orgId)])
    const state: Text = { key: `card.${readTicketStatus(member.ticketStatus)}` }
    const more: Text[] = [
      ...(news ? [news] : []),
      member.ticketStatusOn
        ? { key: 'card.stateOn', vars: { state, on: writtenDate(member.ticketStatusOn) } }
        : { key: 'card.state', vars: { state } },
      { key: member.appInstalled ? 'card.app' : 'card.noApp' },
      chair
        ? { key: 'card.chair', vars: { name: chair.name, phone: chair.phone ?? '—' } }
        : { key: 'card.noChair' },
      { key: 'card.place', vars: { path: path.join(' → ') } },
    ]
    const name = [member.lastName, member.firstName, member.middleName].filter(Boolean).join(' ')
    const text: Text = { key: 'card.title', vars: { name, number: member.ticketNumber ?? NO_NUMBER } }
    const picture = pictureOf(drawCard(cardFacts(card, turn.today, code), theme), member.id)
    return {
      screen: { text, more, buttons: cardButtons(member, theme, code?.address) },
      picture,
    }
  }
}

const NO_NUMBER: Text = { key: 'card.noNumber' }
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

function cardButtons(
  member: { status: string | null; ticketStatus: string },
  theme: Theme,
  address: string | undefined,
): Button[][] {
  const other = theme === 'dark' ? 'light' : 'dark'
  const rows: Button[][] = ticketActions(readTicketStatus(member.ticketStatus))
  if (member.status === null)
    rows.push([{ label: { key: 'card.fillStatus' }, route: 'profile', style: 'primary' }])
  if (address)
    rows.push([
      { label: { key: 'card.check' }, url: address },
      { label: { key: 'card.renew' }, route: 'card.renew' },
    ])
  rows.push(
    [
      { label: { key: 'card.pdf' }, route: 'card.pdf' },
      { label: { key: `card.theme.${other}` }, route: 'card.theme', args: [other] },
    ],
    [
      { label: { key: 'menu.bonus' }, route: 'bonus' },
      { label: { key: 'statement.button' }, route: 'statements' },
    ],
    [HOME],
  )
  return rows
}
