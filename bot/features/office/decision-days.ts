import type { Button } from '../../../core/screen.ts'
import { loadDecisionDue } from '../../../db/repos/answer-days.ts'
import { decisionDaysOf, setDecisionDays } from '../../../db/repos/offices.ts'
import { officeAt } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

/** In how many days an office answers applications: a chair with full access chooses. */
export function createDecisionDays({ database }: Deps): Handler {
  return async (turn, [orgId = '', chosen = '']) => {
    const own = ({ who }: Turn) => {
      const held = officeAt(who, orgId)
      return held?.access === 'full' ? held : undefined
    }
    const { choices, days: usual } = await loadDecisionDue(database.read)
    const days = choices.find((each) => String(each) === chosen)
    const office = await (days === undefined
      ? own(turn)
      : transactByRights(database, turn, async (tx, now) => {
          const held = own(now)
          if (held) await setDecisionDays(tx, held.officeId, days)
          return held
        }))
    if (!office) return { note: { key: 'common.forbidden' } }
    const now = days ?? (await decisionDaysOf(database.read, office.officeId)) ?? usual
    const choice = (each: number): Button => ({
      label: { key: each === now ? 'decisionDays.chosen' : 'decisionDays.choice', vars: { days: each } },
      route: 'decision.days',
      args: [office.orgId, each],
    })
    return show({
      text: { key: 'decisionDays.title', vars: { days: now } },
      buttons: [
        choices.map(choice),
        [
          { label: { key: 'common.back' }, route: 'office', args: [office.orgId] },
          { label: { key: 'common.home' }, route: 'menu' },
        ],
      ],
    })
  }
}
