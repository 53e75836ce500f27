import { revokedKeys, revokeKey } from '../../db/repos/revoked-keys.ts'
import { transact } from '../../db/unit-of-work.ts'
import { toBase64url } from '../../domain/ticket/base64url.ts'
import { answer, type CliContext, withDatabase } from '../context.ts'
import { Failure } from '../failure.ts'
import { heldKeys } from './held-keys.ts'

/** `keys revoke KID`: what this key has signed is refused, by the server at once and by pages from their next list on. */
export async function revoke(kid: string, { json }: { json?: boolean }): Promise<void> {
  const { changed, signs } = await withDatabase((context) => revokeNamed(context, kid))
  answer(json, { kid, changed, signs: signs ?? null }, () => [
    changed
      ? `${kid} is revoked. Check pages learn of it within five minutes.`
      : `${kid} was revoked before.`,
    signs
      ? `${signs} signs: members get new codes when they open their ticket.`
      : 'No key is left that signs: cards have no code now. Run "keys rotate".',
  ])
}

async function revokeNamed(context: CliContext, kid: string): Promise<{ changed: boolean; signs?: string }> {
  const { database, clock } = context
  const { keys } = await heldKeys(context)
  const key = keys.find((each) => each.kid === kid)
  if (!key) {
    const known = keys.map((each) => each.kid).join(', ') || 'none'
    throw new Failure(`There is no key ${kid}.`, `The keys of CARD_SIGNING_KEY: ${known}.`)
  }
  const publicKey = toBase64url(key.publicKey)
  const changed = await transact(database, (tx) => revokeKey(tx, { publicKey, kid }, clock.now()))
  if (!(await revokedKeys(database.read)).has(publicKey))
    throw new Failure(
      `${kid} could not be revoked.`,
      'Run it again; "doctor" says what is wrong with the database.',
    )
  const next = keys.find((each) => each.kid !== kid && !each.isRevoked)
  return { changed, ...(next && { signs: next.kid }) }
}
