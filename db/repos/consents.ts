import type { Tx } from '../client.ts'

/** Writes down what a person agreed to, which text it was and when. */
export async function recordConsent(
  tx: Tx,
  consent: { accountId: number; purpose: string; textVersion: string; givenAt: Date },
): Promise<void> {
  await tx.consent.create({ data: consent })
}
