import { existsSync, readFileSync } from 'node:fs'
import { areSigningKeys, readSigningKeys, type SigningKey } from '../../core/signing-keys.ts'
import { revokedKeys } from '../../db/repos/revoked-keys.ts'
import { isDemo } from '../../db/repos/settings.ts'
import { cardKeyFile, secretsFolder } from '../../demo/secrets.ts'
import { toBase64url } from '../../domain/ticket/base64url.ts'
import type { CliContext } from '../context.ts'
import { Failure } from '../failure.ts'

/** One key as it is written, and what became of it. */
export interface HeldKey extends SigningKey {
  written: string
  isRevoked: boolean
}

/** The keys that the bot has, in their order. `file`: where the demo keeps them, else they come from the environment. */
export async function heldKeys({
  env,
  database,
}: Pick<CliContext, 'env' | 'database'>): Promise<{ keys: HeldKey[]; file?: string }> {
  const file = cardKeyFile(secretsFolder(database.path))
  const fromFile = env.CARD_SIGNING_KEY === undefined && (await isDemo(database.read))
  const text = fromFile ? textOf(file) : env.CARD_SIGNING_KEY
  const revoked = await revokedKeys(database.read)
  const written = text?.split(',') ?? []
  const keys = (text ? readSigningKeys(text) : []).map((key, at) => ({
    ...key,
    written: written[at] ?? '',
    isRevoked: revoked.has(toBase64url(key.publicKey)),
  }))
  return { keys, ...(fromFile && { file }) }
}

function textOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8').trim()
  if (!areSigningKeys(text))
    throw new Failure(`${file} holds no keys.`, 'Remove it: the next start of the demo makes another one.')
  return text
}
