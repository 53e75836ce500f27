import { writeSecretFile } from '../../core/secrets.ts'
import { makeSigningKey, readSigningKeys } from '../../core/signing-keys.ts'
import { answer, type CliContext, withDatabase } from '../context.ts'
import { Failure } from '../failure.ts'
import { heldKeys } from './held-keys.ts'

interface Rotated {
  kid: string
  keys: string[]
  /** what CARD_SIGNING_KEY is to be */
  value?: string
  /** where the demo keeps it */
  file?: string
}

/** `keys rotate`: a new key before the ones there are; revoked ones go. */
export async function rotate({ json }: { json?: boolean }): Promise<void> {
  const done = await withDatabase(makeNext)
  answer(json, done, () => [
    `${done.kid} is the new key; ${done.keys.slice(1).join(', ') || 'no other one'} stays to check what it has signed.`,
    ...(done.file
      ? [`It stands in ${done.file}. Start the demo again: from then on it signs.`]
      : [
          'Set this for every process of the bot and start them again. Keep it secret:',
          `CARD_SIGNING_KEY=${done.value}`,
        ]),
  ])
}

async function makeNext(context: CliContext): Promise<Rotated> {
  const { keys, file } = await heldKeys(context)
  const kid = freeName(context.today, new Set(keys.map((key) => key.kid)))
  const kept = keys.filter((key) => !key.isRevoked)
  const value = [makeSigningKey(kid), ...kept.map((key) => key.written)].join(',')
  requireWorking(value)
  const names = [kid, ...kept.map((key) => key.kid)]
  if (!file) return { kid, keys: names, value }
  writeSecretFile(file, value)
  return { kid, keys: names, file }
}

/** The day it was made on, and a count where that day has seen one already. */
function freeName(today: string, taken: ReadonlySet<string>): string {
  for (let count = 2, name = today; ; count++) {
    if (!taken.has(name)) return name
    name = `${today}-${count}`
  }
}

/** What is handed out has been tried: each key checks what it signs. */
function requireWorking(value: string): void {
  const probe = new TextEncoder().encode('probe')
  const broken = readSigningKeys(value).find((key) => !key.verify(probe, key.sign(probe)))
  if (broken)
    throw new Failure(
      `The key ${broken.kid} does not check what it signs.`,
      'Take it out of CARD_SIGNING_KEY.',
    )
}
