import type { SigningKey } from '../../core/signing-keys.ts'
import type { Tx } from '../../db/client.ts'
import { revokedKeys } from '../../db/repos/revoked-keys.ts'
import { toBase64url } from '../../domain/ticket/base64url.ts'
import type { ReadToken } from '../../domain/ticket/token.ts'
import type { Signature } from '../../domain/ticket/verdict.ts'

/** A key as a check page is told of it. */
export interface PublicKey {
  tag: string
  publicKey: string
  revoked: boolean
}

/** The first key that is not revoked signs. */
export async function signingKey(read: Tx, keys: readonly SigningKey[]): Promise<SigningKey | undefined> {
  const revoked = await revokedKeys(read)
  return keys.find((key) => !revoked.has(toBase64url(key.publicKey)))
}

export async function publicKeys(read: Tx, keys: readonly SigningKey[]): Promise<PublicKey[]> {
  const revoked = await revokedKeys(read)
  return keys.map(({ tag, publicKey }) => {
    const text = toBase64url(publicKey)
    return { tag, publicKey: text, revoked: revoked.has(text) }
  })
}

/** What there is to say of a token's signature. */
export async function judgeSignature(
  read: Tx,
  keys: readonly SigningKey[],
  { facts, signed, signature }: ReadToken,
): Promise<Signature> {
  const key = keys.find(({ tag }) => tag === facts.keyTag)
  if (!key) return 'unknown'
  if (!key.verify(signed, signature)) return 'bad'
  return (await revokedKeys(read)).has(toBase64url(key.publicKey)) ? 'revoked' : 'good'
}
