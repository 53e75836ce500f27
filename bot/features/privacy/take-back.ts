import type { MessageKey } from '../../../core/i18n.ts'
import type { Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { confirmedByImport } from '../../../db/repos/accepted-people.ts'
import { latestApplication } from '../../../db/repos/applications.ts'
import { withdrawConsent } from '../../../db/repos/consents.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { forgetGivenEmail } from '../../../db/repos/member-email.ts'
import type { Purpose } from '../../../domain/privacy/erasure.ts'
import type { Turn } from '../../turn.ts'
import { withdraw } from '../join/withdraw.ts'

/**
 * Takes a consent back. Without the one to be considered, an application is considered no longer, and no draft is kept.
 * Says what became of the application: taken back with it, or accepted before, which no consent takes back.
 */
export async function takeBack(tx: Tx, turn: Turn, purpose: Purpose): Promise<Text | undefined> {
  const { accountId, now, who } = turn
  await withdrawConsent(tx, { accountId, purpose, withdrawnAt: now })
  if (purpose === 'email' && who.member)
    await forgetGivenEmail(tx, { memberId: who.member.memberId, accountId }, now)
  if (purpose !== 'joining') return undefined
  const application = await latestApplication(tx, accountId)
  await endDialogue(tx, accountId, 'join')
  if (!application) return undefined
  const vars = { place: application.org.name }
  if (application.state === 'submitted')
    return (await withdraw(tx, application, turn)) ? { key: 'join.withdrawn', vars } : undefined
  if (application.state !== 'accepted') return undefined
  const identity = { ...application, orgId: application.org.id }
  const isMember =
    application.forgottenAt !== null || (await confirmedByImport(tx, [identity])).has(application.id)
  const key: MessageKey = isMember ? 'privacy.withdrawn.member' : 'privacy.withdrawn.accepted'
  return { key, vars }
}
