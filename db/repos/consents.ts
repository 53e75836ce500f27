import { PURPOSES, type Purpose } from '../../domain/privacy/erasure.ts'
import type { Tx } from '../client.ts'

/** Writes down what a person agreed to, which text it was and when. */
export async function recordConsent(
  tx: Tx,
  consent: { accountId: number; purpose: string; textVersion: string; givenAt: Date },
): Promise<void> {
  await tx.consent.create({ data: consent })
}

/** For what a person's consent holds now. */
export async function livingConsents(read: Tx, accountId: number): Promise<Purpose[]> {
  const rows = await read.consent.findMany({
    where: { accountId, withdrawnAt: null },
    select: { purpose: true },
  })
  return PURPOSES.filter((purpose) => rows.some((row) => row.purpose === purpose))
}

/** Takes a consent back; what proves that it was given stays. */
export async function withdrawConsent(
  tx: Tx,
  { accountId, purpose, withdrawnAt }: { accountId: number; purpose: string; withdrawnAt: Date },
): Promise<void> {
  await tx.consent.updateMany({ where: { accountId, purpose, withdrawnAt: null }, data: { withdrawnAt } })
}
