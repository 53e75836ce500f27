import type { Tx } from '../../../db/client.ts'
import { latestApplication, withdrawApplication } from '../../../db/repos/applications.ts'
import { withdrawConsent } from '../../../db/repos/consents.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import type { Purpose } from '../../../domain/privacy/erasure.ts'
import type { Turn } from '../../turn.ts'

/** Takes a consent back. Without the one to be considered, an application is considered no longer, and no draft is kept. */
export async function takeBack(tx: Tx, { accountId, now }: Turn, purpose: Purpose): Promise<void> {
  await withdrawConsent(tx, { accountId, purpose, withdrawnAt: now })
  if (purpose !== 'joining') return
  const application = await latestApplication(tx, accountId)
  if (application?.state === 'submitted') await withdrawApplication(tx, application.id, now)
  await endDialogue(tx, accountId, 'join')
}
