import type { Database } from '../../db/client.ts'
import { PEOPLE_FROM } from './cast.ts'
import type { PeopleProgress } from './judge-process.ts'

/** Did every person who joined do so once, whatever happened to the bot in between? */
export async function judgePeople(
  { read }: Database,
  { started, waiting }: PeopleProgress,
): Promise<{ finished: number; wrong: string[] }> {
  const wrong = waiting.map(({ chat, after }) => `person ${chat} was not answered after «${after}»`)
  const accounts = await read.account.findMany({
    where: { externalId: { gte: String(PEOPLE_FROM), lt: String(PEOPLE_FROM + 1_000_000) } },
    include: { applications: true, consents: true },
  })
  for (const { externalId, applications, consents } of accounts) {
    if (waiting.some(({ chat }) => String(chat) === externalId)) continue
    if (applications.length !== 1) wrong.push(`person ${externalId} has ${applications.length} applications`)
    if (consents.length !== 1) wrong.push(`person ${externalId} has ${consents.length} consents`)
  }
  const notices = await read.outboxMessage.count({ where: { kind: 'application.new' } })
  const applications = accounts.reduce((sum, account) => sum + account.applications.length, 0)
  if (notices !== applications) wrong.push(`${notices} notices of ${applications} applications`)
  return { finished: started - waiting.length, wrong }
}
