import type { Tx } from '../../../db/client.ts'
import { latestApplication } from '../../../db/repos/applications.ts'
import { withdrawConsent } from '../../../db/repos/consents.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { forgetGivenEmail } from '../../../db/repos/member-email.ts'
import type { Purpose } from '../../../domain/privacy/erasure.ts'
import type { Turn } from '../../turn.ts'
import { withdraw } from '../join/withdraw.ts'

/**
 * Takes a consent back. Without the one to be considered, an application is considered no longer, and no draft is kept.
 * Returns the place whose application was taken back with it.
 */
export async function takeBack(tx: Tx, turn: Turn, purpose: Purpose): Promise<string | undefined> {
  const { accountId, now, who } = turn
  await withdrawConsent(tx, { accountId, purpose, withdrawnAt: now })
  if (purpose === 'email' && who.member)
    await forgetGivenEmail(tx, { memberId: who.member.memberId, accountId }, now)
  if (purpose !== 'joining') return undefined
  const application = await latestApplication(tx, accountId)
  await endDialogue(tx, accountId, 'join')
  if (application?.state !== 'submitted') return undefined
  return (await withdraw(tx, application, turn)) ? application.org.name : undefined
}
