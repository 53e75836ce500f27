import { createHash } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { SigningKey } from '../../core/signing-keys.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { revokedCards } from '../../db/repos/revoked-cards.ts'
import { writeRevocations } from '../../domain/ticket/revocation-list.ts'
import { type PublicKey, publicKeys } from './keys.ts'

/** What a check page takes along to judge cards by itself. */
export interface CheckState {
  /** when all of it was read, and the calendar date that it then was */
  madeAt: string
  today: string
  keys: PublicKey[]
  /** names the content of the list: with the same version there is nothing to fetch */
  list: { version: string; count: number }
}

/** All cards are looked through for it: no oftener, however many pages ask. */
const FRESH_MS = 5 * 60_000
const VERSION_CHARS = 16

interface Made {
  state: CheckState
  /** the bytes of the list, made once for all who fetch it */
  list: Buffer
  at: number
}

export class CheckData {
  #made: Made | undefined
  #making: Promise<Made> | undefined

  constructor(
    private readonly parts: {
      database: Database
      keys: readonly SigningKey[]
      clock: Clock
      timeZone: string
      log: Logger
    },
  ) {}

  /** As it was at most five minutes ago, or longer where the database does not answer. */
  async current(): Promise<Made> {
    const made = this.#made
    if (made && this.parts.clock.now().getTime() - made.at < FRESH_MS) return made
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined
    })
    try {
      return await this.#making
    } catch (error) {
      if (!made) throw error
      this.parts.log.warn({ err: error }, 'the list of revoked cards stays as it was')
      return made
    }
  }

  async #make(): Promise<Made> {
    const { database, keys, clock, timeZone } = this.parts
    const now = clock.now()
    const today = calendarDate(now, timeZone)
    const cards = await revokedCards(database, today)
    const version = createHash('sha256').update(cards).digest('base64url').slice(0, VERSION_CHARS)
    const before = this.#made
    const list = before?.state.list.version === version ? before.list : bufferOf(writeRevocations(cards, now))
    const known = await publicKeys(database.read, keys)
    const state = { madeAt: now.toISOString(), today, keys: known, list: { version, count: cards.length } }
    this.#made = { state, list, at: now.getTime() }
    return this.#made
  }
}

/** The same bytes, not a copy of them. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
