import type { Button, Screen, Text } from '../../../core/screen.ts'
import { bonusTexts } from '../../../db/repos/bonus-texts.ts'
import { bonusOf } from '../../../db/repos/member-card.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { guestScreen, HOME, MISSING, NEAR } from './buttons.ts'
import { bonusPicture } from './chart.ts'
import { createMissing } from './missing.ts'
import { roubles } from './money.ts'
import { createPartners } from './partners.ts'
import { createPurchases } from './purchases.ts'
import { createSteps } from './steps.ts'
import { createTexts } from './texts.ts'

type Handlers =
  | ('show' | 'partners' | 'partner' | 'categories' | 'towns' | 'purchases' | 'months' | 'steps' | 'begin')
  | ('cashback' | 'letter' | 'texts' | 'editText' | 'saveText' | 'undoText')

/** /bonus: participation in PROFCARDS, what came back, where to buy, how not to lose it, and why it did not come. */
export function createBonus(deps: Deps): Record<Handlers, Handler> {
  const { read } = deps.database
  return {
    ...createPartners(deps),
    ...createPurchases(deps),
    ...createSteps(deps),
    ...createMissing(deps),
    ...createTexts(deps),

    async show(turn) {
      const { member } = turn.who
      if (!member) return show(guestScreen(...adminRow(turn)))
      await deps.dialogues.leave(turn, true)
      const [bonus, texts] = await Promise.all([bonusOf(read, member.memberId), bonusTexts(read)])
      const { participant } = bonus
      const picture = await bonusPicture(read, turn, member.memberId)
      const screen: Screen = {
        text: { key: participant ? 'bonus.yes' : 'bonus.no' },
        more: [...returned(bonus, turn), { key: 'bonus.rules' }],
        ...(texts.note.value !== null && { plain: texts.note.value }),
        buttons: [...bonusButtons(participant), ...adminRow(turn), [TICKET, HOME]],
      }
      return { ...show(screen), ...(picture && { picture }) }
    },
  }
}

const TICKET: Button = { label: { key: 'menu.card' }, route: 'card' }

function returned(bonus: Awaited<ReturnType<typeof bonusOf>>, { locale }: Turn): Text[] {
  const { participant, purchases, amountKopecks, cashbackKopecks } = bonus
  if (purchases === 0) return participant ? [{ key: 'bonus.noPurchases' }] : []
  const vars = {
    purchases,
    spent: roubles(amountKopecks, locale),
    back: roubles(cashbackKopecks, locale),
  }
  return [{ key: 'bonus.returned', vars }]
}

function bonusButtons(participant: boolean): Button[][] {
  const begin: Button = { label: { key: 'bonus.beginButton' }, route: 'bonus.begin', style: 'primary' }
  return [
    ...(participant ? [] : [[begin]]),
    [{ ...NEAR, ...(participant && { style: 'primary' as const }) }],
    [
      { label: { key: 'bonus.purchasesButton' }, route: 'purchases' },
      { label: { key: 'bonus.monthsButton' }, route: 'bonus.months' },
    ],
    [{ label: { key: 'bonus.stepsButton' }, route: 'bonus.steps' }],
    [MISSING],
    [{ label: { key: 'bonus.offersButton' }, route: 'offers' }],
  ]
}

function adminRow({ who }: Turn): Button[][] {
  return isUnionAdmin(who) ? [[{ label: { key: 'bonus.textsButton' }, route: 'bonus.texts' }]] : []
}
