import type { Text } from '../../../core/screen.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { latestApplication } from '../../../db/repos/applications.ts'
import { leftOn } from '../../../db/repos/links.ts'
import { MOST_A_DAY, mayApplyAgain } from '../../../domain/membership/application.ts'
import { type Reply, show, type Turn } from '../../turn.ts'
import { ownScreen } from './own.ts'
import { homeScreen } from './screens.ts'
import { sentTooMany } from './submit.ts'

export const TOO_MANY: Text = { key: 'join.tooMany', vars: { most: MOST_A_DAY } }

/** Why there is nothing to apply for: already in, or an application is under way. `asked`: a new one was asked for. */
export async function settled(read: PrismaClient, turn: Turn, asked = false): Promise<Reply | undefined> {
  if (turn.who.member) return show(homeScreen({ key: 'join.alreadyMember' }))
  const latest = await latestApplication(read, turn.accountId)
  if (latest?.state !== 'accepted' && latest?.state !== 'submitted')
    return (await sentTooMany(read, turn)) ? show(homeScreen(TOO_MANY)) : undefined
  if (latest.state === 'accepted') {
    const again = mayApplyAgain(latest, await leftOn(read, turn.accountId), turn.now)
    if (again === 'yes' || (again === 'asked' && asked)) return undefined
  }
  return show(await ownScreen(read, latest, turn))
}
