import { type ToldOffice, toldOffices } from '../../db/repos/told-offices.ts'
import type { JobContext } from '../context.ts'

/** The offices to plan for: those in the chat, and, where letters are sent at all, those that have an address only. */
export function officesToTell({ database, clock, env }: JobContext): Promise<ToldOffice[]> {
  const email = env.SMTP_URL !== undefined
  return toldOffices(database, { defaultZone: env.TIME_ZONE, email, now: clock.now() })
}
