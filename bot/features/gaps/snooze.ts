import { daysLater } from '../../../core/time-zone.ts'
import { snoozeGaps } from '../../../db/repos/gap-memory.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { officeAt } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show } from '../../turn.ts'

/** A month is four weeks: it ends on the same day of the week, a working one. */
const DAYS: Readonly<Record<string, number>> = { week: 7, month: 28 }

/** «Remind me in a week»: the office's present gaps wait until that day; what opens meanwhile does not. */
export function createSnooze({ database }: Deps): Handler {
  return async (turn, [orgId = '', how = '']) => {
    const days = DAYS[how]
    if (days === undefined && how !== 'off') return { note: { key: 'common.stale' } }
    const until = days === undefined ? null : daysLater(turn.today, days)
    const office = await transactByRights(database, turn, async (tx, now) => {
      const held = officeAt(now.who, orgId)
      if (held) await snoozeGaps(tx, held.officeId, until)
      return held
    })
    if (!office) return { note: { key: 'common.forbidden' } }
    const gaps = { label: { key: 'office.gapsButton' as const }, route: 'gaps', args: [office.orgId] }
    const home = { label: { key: 'common.home' as const }, route: 'menu' }
    if (until === null) return show({ text: { key: 'gaps.snoozedOff' }, buttons: [[gaps], [home]] })
    const off = {
      label: { key: 'gaps.snoozeOff' as const },
      route: 'gap.snooze',
      args: [office.orgId, 'off'],
    }
    return show({
      text: { key: 'gaps.snoozed', vars: { date: writtenDate(until) } },
      buttons: [[gaps], [off], [home]],
    })
  }
}
