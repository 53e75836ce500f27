import { OFFERS_CONSENT } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'
import { recordConsent, withdrawConsent } from './consents.ts'

/** How it stands with a person and offers of partners. */
export interface OffersConsent {
  /** the consent that holds, and which text it was given to */
  agreed: { givenAt: Date; textVersion: string } | undefined
  /** agreed, and switched off for a while */
  muted: boolean
}

export async function offersConsent(read: Tx, accountId: number): Promise<OffersConsent> {
  const [living, muted] = await Promise.all([
    read.consent.findFirst({
      where: { accountId, purpose: OFFERS_CONSENT, withdrawnAt: null },
      orderBy: { id: 'desc' },
      select: { givenAt: true, textVersion: true },
    }),
    read.mutedCategory.count({ where: { accountId, category: 'offer' } }),
  ])
  return { agreed: living ?? undefined, muted: muted > 0 }
}

/** Notes that a person agreed. Who had agreed before stays with the consent given first. */
export async function agreeToOffers(
  tx: Tx,
  accountId: number,
  textVersion: string,
  givenAt: Date,
): Promise<void> {
  const { agreed } = await offersConsent(tx, accountId)
  if (!agreed) await recordConsent(tx, { accountId, purpose: OFFERS_CONSENT, textVersion, givenAt })
  await tx.mutedCategory.deleteMany({ where: { accountId, category: 'offer' } })
}

/** Takes the consent back; what proves that it was given stays. */
export async function withdrawOffers(tx: Tx, accountId: number, withdrawnAt: Date): Promise<void> {
  await withdrawConsent(tx, { accountId, purpose: OFFERS_CONSENT, withdrawnAt })
}
