import type { Tx } from '../client.ts'

/** The public keys, base64url, whose cards are refused. */
export async function revokedKeys(read: Tx): Promise<Set<string>> {
  const rows = await read.revokedKey.findMany({ select: { publicKey: true } })
  return new Set(rows.map(({ publicKey }) => publicKey))
}

/** False where it had been revoked before. */
export async function revokeKey(
  tx: Tx,
  key: { publicKey: string; kid: string },
  now: Date,
): Promise<boolean> {
  if (await tx.revokedKey.findUnique({ where: { publicKey: key.publicKey } })) return false
  await tx.revokedKey.create({ data: { ...key, revokedAt: now } })
  return true
}
