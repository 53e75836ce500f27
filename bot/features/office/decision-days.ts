import type { Button } from '../../../core/screen.ts'
import { loadDecisionDue } from '../../../db/repos/answer-days.ts'
import { decisionDaysOf, setDecisionDays } from '../../../db/repos/offices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'

/** In how many days an office answers applications: a chair with full access chooses. */
export function createDecisionDays({ database }: Deps): Handler {
  return async (turn, [orgId = '', chosen = '']) => {
    const office = turn.who.offices.find((held) => String(held.orgId) === orgId && held.access === 'full')
    if (!office) return { note: { key: 'common.forbidden' } }
    const { choices, days: usual } = await loadDecisionDue(database.read)
    const days = choices.find((each) => String(each) === chosen)
    if (days !== undefined) await transact(database, (tx) => setDecisionDays(tx, office.officeId, days))
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
