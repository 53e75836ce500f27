import { type ToldPage, toldPages } from '../../db/repos/told-offices.ts'
import type { JobContext } from '../context.ts'

/** The offices to plan for, page by page: those in the chat, and, where letters are sent at all, those with an address only. */
export function officesToTell(
  { database, clock, env }: Pick<JobContext, 'database' | 'clock' | 'env'>,
  size: number,
): AsyncGenerator<ToldPage> {
  const email = env.SMTP_URL !== undefined
  return toldPages(database, size, () => ({ defaultZone: env.TIME_ZONE, email, now: clock.now() }))
}
