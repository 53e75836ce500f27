import type { Who } from '../../domain/identity/who.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { waitingApplications } from './applications.ts'
import { countWaitingCorrections } from './corrections.ts'
import { waitingDepartures } from './departures.ts'
import { countLinkRequests } from './link-requests.ts'

const COUNT_ONLY = { number: 0, size: 0 }

/** How many people below `root` wait for the decision of somebody: all that the list of applications holds for them. */
export async function countWaitingPeople(
  read: PrismaClient | Tx,
  root: string,
  { accountId, who, now }: { accountId: number; who: Who; now: Date },
): Promise<number> {
  const counts = await Promise.all([
    waitingApplications(read, [root], COUNT_ONLY).then(({ total }) => total),
    countLinkRequests(read, [root], accountId, now),
    waitingDepartures(read, [root], accountId, { skip: 0, take: 0 }).then(({ total }) => total),
    countWaitingCorrections(read, [root], { accountId, memberId: who.member?.memberId }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
