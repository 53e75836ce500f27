import type { Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { type TicketHistory, type TicketStep, ticketHistory } from '../../../db/repos/ticket-history.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { heldPrimary } from './held.ts'
import { nameKey } from './screens.ts'

/** Steps on one screen: more than a card makes in years. */
const STEPS = 10

/** What became of one member's card: who moved it, when, and why it was needed anew. */
export function createHistory({ database }: Deps): { card: Handler } {
  return {
    async card(turn, [id = '', page = '']) {
      const history = await ticketHistory(database.read, Number(id), STEPS)
      const held = await heldPrimary(database.read, turn, String(history?.orgId ?? ''))
      if (!history || held.kind !== 'open') return { note: { key: 'common.forbidden' } }
      return show(historyScreen(history, /^\d{1,5}$/.test(page) ? page : '0', turn))
    },
  }
}

function historyScreen(history: TicketHistory, page: string, turn: Turn): Screen {
  const { orgId, middleName, state, since, steps, ...name } = history
  const vars = {
    name: fullName({ ...name, ...(middleName && { middleName }) }),
    state: { key: nameKey(state) },
    day: since ? writtenDate(since) : '',
    since: since !== null,
  }
  return {
    text: { key: 'tickets.card', vars },
    more: steps.length > 0 ? steps.map((step) => stepText(step, turn)) : [{ key: 'tickets.card.nothing' }],
    buttons: [
      [
        { label: { key: 'common.back' }, route: 'tickets.list', args: [orgId, state, page] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

function stepText(step: TicketStep, turn: Turn): Text {
  const vars = {
    day: writtenDate(calendarDate(step.at, turn.timeZone)),
    ...{ from: { key: nameKey(step.from) }, to: { key: nameKey(step.to) } },
    ...{ who: whoText(step, turn), reason: step.reason ?? 'none' },
  }
  return { key: 'tickets.step', vars }
}

function whoText({ source, accountId, chair }: TicketStep, turn: Turn): Text {
  if (source === 'member') return { key: 'tickets.by.member' }
  if (source !== 'chair') return { key: 'tickets.by.registry' }
  if (accountId === turn.accountId) return { key: 'tickets.by.you' }
  return chair ? { key: 'tickets.by.chair', vars: { name: chair } } : { key: 'tickets.by.someChair' }
}
