import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The secret kept in a file, made at random where there is none: for the demo, which must start without one. */
export function secretFile(path: string, make: () => string = () => randomBytes(32).toString('hex')): string {
  if (!existsSync(path)) writeSecretFile(path, make())
  return readFileSync(path, 'utf8').trim()
}

/** For nobody else to read. A process that dies meanwhile leaves the old secret or the new one. */
export function writeSecretFile(path: string, secret: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, secret, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
