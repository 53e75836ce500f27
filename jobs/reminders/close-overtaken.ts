import { DateTime } from 'luxon'
import { loadLadder } from '../../db/repos/gap-tables.ts'
import { closeOvertakenById, overtakenDepartures } from '../../db/repos/overtaken-departures.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../context.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 200

/** Closes wishes to leave or to go over that an import has overtaken, at an hour when people may hear of it. */
export async function closeOvertakenDepartures({ database, clock, env }: JobContext): Promise<void> {
  const { hours } = await loadLadder(database.read)
  let after = 0
  for (;;) {
    const page = await overtakenDepartures(database.read, after, PAGE)
    for (const { id, timeZone } of page) {
      const now = clock.now()
      if (!isWorkingTime(DateTime.fromJSDate(now, { zone: timeZone ?? env.TIME_ZONE }), hours)) continue
      await transact(database, (tx) => closeOvertakenById(tx, id, now))
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}
