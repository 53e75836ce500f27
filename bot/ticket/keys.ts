import { readPublicKey, type SigningKey } from '../../core/signing-keys.ts'
import type { Tx } from '../../db/client.ts'
import { revokedKeys } from '../../db/repos/revoked-keys.ts'
import { fromBase64url, toBase64url } from '../../domain/ticket/base64url.ts'
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

/** The keys of the environment, and the revoked ones whether it still has them or not. */
export async function publicKeys(read: Tx, keys: readonly SigningKey[]): Promise<PublicKey[]> {
  const { held, revoked } = await knownKeys(read, keys)
  return held.map(({ tag, publicKey }) => {
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
  const { held, revoked } = await knownKeys(read, keys)
  const key = held.find(({ tag }) => tag === facts.keyTag)
  if (!key) return 'unknown'
  if (!key.verify(signed, signature)) return 'bad'
  return revoked.has(toBase64url(key.publicKey)) ? 'revoked' : 'good'
}

/** "keys rotate" lets revoked keys go; pages that have kept them must learn of it all the same. */
async function knownKeys(read: Tx, keys: readonly SigningKey[]) {
  const revoked = await revokedKeys(read)
  const own = new Set(keys.map(({ publicKey }) => toBase64url(publicKey)))
  const gone = [...revoked].flatMap((text) => {
    const publicKey = own.has(text) ? undefined : fromBase64url(text)
    return publicKey ? [readPublicKey(publicKey)] : []
  })
  return { held: [...keys, ...gone], revoked }
}
