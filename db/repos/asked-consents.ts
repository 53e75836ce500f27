import { type AskedPurpose, CONSENT_CATEGORY } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'
import { recordConsent, withdrawConsent } from './consents.ts'

/** How it stands with a person and a consent that is asked apart from joining. */
export interface ConsentStanding {
  /** the consent that holds, and which text it was given to */
  agreed: { givenAt: Date; textVersion: string } | undefined
  /** its messages are switched off, for a while or for good */
  muted: boolean
  /** agreed, taken back or turned down: it is not offered by itself again */
  answered: boolean
}

export async function consentStanding(
  read: Tx,
  accountId: number,
  purpose: AskedPurpose,
): Promise<ConsentStanding> {
  const [living, given, declined, muted] = await Promise.all([
    read.consent.findFirst({
      where: { accountId, purpose, withdrawnAt: null },
      orderBy: { id: 'desc' },
      select: { givenAt: true, textVersion: true },
    }),
    read.consent.count({ where: { accountId, purpose } }),
    read.declinedConsent.count({ where: { accountId, purpose } }),
    read.mutedCategory.count({ where: { accountId, category: CONSENT_CATEGORY[purpose] } }),
  ])
  return { agreed: living ?? undefined, muted: muted > 0, answered: given + declined > 0 }
}

/** The first of these consents that a person has never answered. */
export async function unanswered(read: Tx, accountId: number): Promise<AskedPurpose | undefined> {
  for (const purpose of ASKED) if (!(await consentStanding(read, accountId, purpose)).answered) return purpose
  return undefined
}

/** News of the union before advertising. */
const ASKED: readonly AskedPurpose[] = ['mailings', 'offers']

/** Notes that a person agreed, and sends again. Who had agreed to this very text stays with the consent given first. */
export async function agreeTo(
  tx: Tx,
  purpose: AskedPurpose,
  { accountId, textVersion, at }: { accountId: number; textVersion: string; at: Date },
): Promise<void> {
  const { agreed } = await consentStanding(tx, accountId, purpose)
  if (agreed?.textVersion !== textVersion)
    await recordConsent(tx, { accountId, purpose, textVersion, givenAt: at })
  await tx.declinedConsent.deleteMany({ where: { accountId, purpose } })
  await tx.mutedCategory.deleteMany({ where: { accountId, category: CONSENT_CATEGORY[purpose] } })
}

/** Notes that a person did not agree, the last time; a consent that holds is taken back. Returns whether one did. */
export async function declineConsent(
  tx: Tx,
  purpose: AskedPurpose,
  { accountId, textVersion, at }: { accountId: number; textVersion: string; at: Date },
): Promise<boolean> {
  const { agreed } = await consentStanding(tx, accountId, purpose)
  if (agreed) await withdrawConsent(tx, { accountId, purpose, withdrawnAt: at })
  else {
    const where = { accountId_purpose: { accountId, purpose } }
    const update = { textVersion, declinedAt: at }
    await tx.declinedConsent.upsert({ where, create: { accountId, purpose, ...update }, update })
  }
  return agreed !== undefined
}
