import { bonusOf } from '../../../db/repos/member-card.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'

/** /bonus: participation in PROFCARDS, what came back, and how not to lose it. */
export function createBonus({ database }: Deps): { show: Handler } {
  return {
    async show(turn) {
      if (!turn.who.member) return { note: { key: 'common.forbidden' } }
      const bonus = await bonusOf(database.read, turn.who.member.memberId)
      const text = { key: bonus.participant ? ('bonus.yes' as const) : ('bonus.no' as const) }
      const money =
        bonus.purchases > 0
          ? [
              {
                key: 'bonus.returned' as const,
                vars: {
                  purchases: bonus.purchases,
                  spent: roubles(bonus.amountKopecks),
                  back: roubles(bonus.cashbackKopecks),
                },
              },
            ]
          : []
      return show({
        text,
        more: [...money, { key: 'bonus.rules' }],
        buttons: [
          [
            { label: { key: 'menu.card' }, route: 'card' },
            { label: { key: 'common.home' }, route: 'menu' },
          ],
        ],
      })
    },
  }
}

/** Kopecks as roubles with a decimal comma: 123456 → '1 234,56'. */
function roubles(kopecks: number): string {
  return new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 2 }).format(kopecks / 100)
}
