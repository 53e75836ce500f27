import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Text } from '../../../core/screen.ts'
import { chairOf, memberCard, pathNames } from '../../../db/repos/member-card.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'

const TICKET: Record<string, MessageKey> = {
  none: 'card.none',
  requested: 'card.requested',
  produced: 'card.produced',
  issued: 'card.issued',
  refused: 'card.refused',
  reissue: 'card.reissue',
}

/** /card: the ticket and its state, the organisation up to the union, whom to ask. */
export function createCard({ database }: Deps): { show: Handler } {
  return {
    async show(turn) {
      if (!turn.who.member) return { note: { key: 'common.forbidden' } }
      const member = await memberCard(database.read, turn.who.member.memberId)
      const [path, chair] = await Promise.all([
        pathNames(database.read, member.orgId),
        chairOf(database.read, member.orgId),
      ])
      const state: Text = { key: TICKET[member.ticketStatus] ?? 'card.none' }
      const more: Text[] = [
        member.ticketStatusOn
          ? { key: 'card.stateOn', vars: { state, on: writtenDate(member.ticketStatusOn) } }
          : { key: 'card.state', vars: { state } },
        { key: member.appInstalled ? 'card.app' : 'card.noApp' },
        { key: 'card.place', vars: { path: path.join(' → ') } },
        chair
          ? { key: 'card.chair', vars: { name: chair.name, phone: chair.phone ?? '—' } }
          : { key: 'card.noChair' },
      ]
      const name = [member.lastName, member.firstName, member.middleName].filter(Boolean).join(' ')
      const text: Text = { key: 'card.title', vars: { name, number: member.ticketNumber ?? '—' } }
      return show({ text, more, buttons: cardButtons(member.status === null) })
    },
  }
}

function cardButtons(statusMissing: boolean): Button[][] {
  const rows: Button[][] = []
  if (statusMissing) rows.push([{ label: { key: 'card.fillStatus' }, route: 'profile', style: 'primary' }])
  rows.push([
    { label: { key: 'menu.bonus' }, route: 'bonus' },
    { label: { key: 'common.home' }, route: 'menu' },
  ])
  return rows
}
