import { dirname, join } from 'node:path'
import type { Env } from '../core/env.ts'
import { secretFile } from '../core/secrets.ts'
import { makeSigningKey } from '../core/signing-keys.ts'

/** Where the demo keeps what a real bot is told by its environment. */
export function secretsFolder(databasePath: string): string {
  return databasePath ? dirname(databasePath) : 'data'
}

export function cardKeyFile(folder: string): string {
  return join(folder, 'card-signing-key')
}

/** The environment with the keys that a demo makes for itself, and its secret. */
export function withSecrets(given: Env, folder: string): { env: Env; secret: string } {
  const cardKey = () => secretFile(cardKeyFile(folder), () => makeSigningKey('demo'))
  return {
    env: { ...given, CARD_SIGNING_KEY: given.CARD_SIGNING_KEY ?? cardKey() },
    secret: given.APP_SECRET ?? secretFile(join(folder, 'app-secret')),
  }
}
