import type { Button, Screen, Text } from '../../../core/screen.ts'
import { bonusTexts } from '../../../db/repos/bonus-texts.ts'
import { memberCard } from '../../../db/repos/member-card.ts'
import { confirmedBy, NOTHING_MOVED, readMovedDays } from '../../../domain/bonus/working-days.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { accountButton, BONUS, guestScreen, HOME, MISSING, NEAR, type Texts } from './buttons.ts'

const STEPS = [1, 2, 3, 4] as const
const ALL = STEPS.length

/** The steps that lose no cashback, ticked one by one before a purchase; and how to begin. */
export function createSteps({ database: { read } }: Deps): Record<'steps' | 'begin', Handler> {
  return {
    async steps(turn, [ticked]) {
      const texts = await bonusTexts(read)
      return show(stepsScreen(new Set(ticked ?? ''), texts, confirmedBy(turn.today, movedDays(texts))))
    },

    async begin(turn) {
      if (!turn.who.member) return show(guestScreen())
      const [member, texts] = await Promise.all([
        memberCard(read, turn.who.member.memberId),
        bonusTexts(read),
      ])
      return show(beginScreen(member.ticketNumber, texts))
    },
  }
}

/** The days an admin has said to be moved. */
export function movedDays({ days_off: { value } }: Texts) {
  return readMovedDays(value ?? '') ?? NOTHING_MOVED
}

/** Which are ticked stands in the buttons: the list begins anew with each purchase. */
function stepsScreen(ticked: ReadonlySet<string>, texts: Texts, last: string): Screen {
  const until = writtenDate(last)
  const done = STEPS.filter((step) => ticked.has(String(step)))
  const payout = texts.payout.value
  const all: Text[] =
    done.length === ALL
      ? [{ key: 'steps.all', vars: { until } }]
      : done.length > 0
        ? [{ key: 'steps.count', vars: { done: done.length, all: ALL } }]
        : []
  return {
    text: { key: 'steps.title' },
    more: [
      ...STEPS.map((step): Text => ({ key: `steps.text${step}`, vars: { until } })),
      ...all,
      ...(payout === null ? [{ key: 'steps.payout' } as const] : []),
    ],
    ...(payout !== null && { plain: payout }),
    buttons: [
      ...STEPS.map((step) => [tick(step, done)]),
      [accountButton(texts)],
      done.length === ALL ? [MISSING] : [NEAR],
      [BONUS, HOME],
    ],
  }
}

function tick(step: (typeof STEPS)[number], done: readonly number[]): Button {
  const isDone = done.includes(step)
  const others = done.filter((each) => each !== step)
  return {
    label: { key: isDone ? 'steps.done' : 'steps.todo', vars: { step: { key: `steps.${step}` } } },
    route: 'bonus.steps',
    args: [(isDone ? others : [...done, step]).join('')],
  }
}

function beginScreen(ticketNumber: string | null, texts: Texts): Screen {
  const own = texts.begin.value
  const number: Text = ticketNumber
    ? { key: 'begin.number', vars: { number: ticketNumber } }
    : { key: 'begin.noNumber' }
  return {
    text: { key: 'begin.title' },
    more: [
      ...(own === null ? [{ key: 'begin.usual', vars: { number: ticketNumber ?? '—' } } as const] : []),
      ...(own === null && ticketNumber ? [] : [number]),
      { key: 'begin.later' },
    ],
    ...(own !== null && { plain: own }),
    buttons: [
      [accountButton(texts)],
      [{ label: { key: 'bonus.stepsButton' }, route: 'bonus.steps' }],
      ...(ticketNumber ? [] : [[{ label: { key: 'menu.ask' } as const, route: 'ask' }]]),
      [BONUS, HOME],
    ],
  }
}
