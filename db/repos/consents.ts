import { PURPOSES, type Purpose } from '../../domain/privacy/erasure.ts'
import type { Tx } from '../client.ts'

/** Writes down what a person agreed to, which text it was and when. */
export async function recordConsent(
  tx: Tx,
  consent: { accountId: number; purpose: string; textVersion: string; givenAt: Date },
): Promise<void> {
  await tx.consent.create({ data: consent })
}

/** For what a person ever gave a consent, taken back or not. */
export async function givenConsents(read: Tx, accountId: number): Promise<Purpose[]> {
  const rows = await read.consent.findMany({ where: { accountId }, select: { purpose: true } })
  return PURPOSES.filter((purpose) => rows.some((row) => row.purpose === purpose))
}

/** Every consent of a person for one purpose, or for all, in the order they were given. */
export function consentsFor(read: Tx, accountId: number, purpose?: Purpose) {
  return read.consent.findMany({ where: { accountId, ...(purpose && { purpose }) }, orderBy: { id: 'asc' } })
}

/** The consents that a person was offered and did not give. */
export function declinedConsents(read: Tx, accountId: number, purpose?: Purpose) {
  return read.declinedConsent.findMany({
    where: { accountId, ...(purpose && { purpose }) },
    orderBy: { purpose: 'asc' },
  })
}

/** Takes a consent back; what proves that it was given stays. */
export async function withdrawConsent(
  tx: Tx,
  { accountId, purpose, withdrawnAt }: { accountId: number; purpose: string; withdrawnAt: Date },
): Promise<void> {
  await tx.consent.updateMany({ where: { accountId, purpose, withdrawnAt: null }, data: { withdrawnAt } })
}
