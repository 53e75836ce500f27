import { findPlace, type SummaryPlace } from '../../../db/repos/summary-places.ts'
import { saveTimetable, timetableOf } from '../../../db/repos/summary-plans.ts'
import { officeAt } from '../../../domain/identity/who.ts'
import { changed } from '../../../domain/summary/timetable.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { chooseScreen, timetableScreen } from './screens.ts'

/** When the summary of an office comes, and what is in it: its chair says. */
export function createTimetable({ database }: Deps): Record<'timetable' | 'timetableSet', Handler> {
  const { read } = database

  return {
    timetable: (turn, [orgId]) =>
      inOffice(turn, orgId, async (place, officeId) =>
        show(timetableScreen(place, await timetableOf(read, officeId))),
      ),

    timetableSet: (turn, [orgId, what = '', value = '']) =>
      inOffice(turn, orgId, async (place, officeId) => {
        const saved = await transactByRights(database, turn, async (tx, { who }) => {
          if (!who.offices.some((held) => held.officeId === officeId)) return undefined
          const wanted = changed(await timetableOf(tx, officeId), what, Number(value))
          if (wanted) await saveTimetable(tx, officeId, wanted, turn.now)
          return wanted
        })
        if (!saved) return { note: { key: 'common.stale' } }
        return { screen: timetableScreen(place, saved), note: { key: 'timetable.saved' } }
      }),
  }

  /** The office a button names, where the person holds it; the only one, or a choice, where it names none. */
  async function inOffice(
    turn: Turn,
    orgId: string | undefined,
    answer: (place: SummaryPlace, officeId: number) => Promise<Reply>,
  ): Promise<Reply> {
    const { offices } = turn.who
    if (orgId === undefined && offices.length > 1) {
      const places = await Promise.all(offices.map((held) => findPlace(read, turn.who, held.orgId)))
      const named = places.filter((place) => place !== undefined)
      return show(chooseScreen(named, 'summary.timetable'))
    }
    const office = orgId === undefined ? offices[0] : officeAt(turn.who, orgId)
    const place = office && (await findPlace(read, turn.who, office.orgId))
    return office && place ? answer(place, office.officeId) : { note: { key: 'common.forbidden' } }
  }
}
