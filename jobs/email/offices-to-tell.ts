import { DateTime } from 'luxon'
import { remembering } from '../../core/remembering.ts'
import { officesInChat, type ToldOffice, type ToldPage, toldPages } from '../../db/repos/told-offices.ts'
import type { JobContext } from '../context.ts'
import { isWorkingTime } from '../reminders/working-hours.ts'

type Needs = Pick<JobContext, 'database' | 'clock' | 'env'>

/** The offices to plan for, page by page: those in the chat, and, where letters are sent at all, those with an address only. */
export function officesToTell({ database, clock, env }: Needs, size: number): AsyncGenerator<ToldPage> {
  const email = env.SMTP_URL !== undefined
  return toldPages(database, size, () => ({ defaultZone: env.TIME_ZONE, email, now: clock.now() }))
}

/** An office by its own clock. */
export interface OfficeNow extends ToldOffice {
  today: string
  atWork: boolean
}

/** The same, in the chat and by mail together, with the day and whether they may be reminded now. */
export async function* officesNow(
  context: Needs,
  size: number,
  hours: { from: number; to: number },
): AsyncGenerator<OfficeNow[]> {
  const { database, clock, env } = context
  for await (const page of officesToTell(context, size)) {
    const now = clock.now()
    const clockIn = remembering(String, (timeZone) => {
      const local = DateTime.fromJSDate(now, { zone: timeZone })
      return { today: local.toISODate() ?? '', atWork: isWorkingTime(local, hours) }
    })
    const inChat = await officesInChat(database.read, page, env.TIME_ZONE)
    yield [...inChat, ...page.byMail].map((office) => ({ ...office, ...clockIn(office.timeZone) }))
  }
}
