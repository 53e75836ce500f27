import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BotCommand, Chat } from './types.ts'
import type { Queued, Webhook } from './updates.ts'

/** What survives a restart. */
export interface Saved {
  version: 1
  nextUpdateId: number
  nextMessageId: number
  chats: Chat[]
  updates: Queued[]
  commands: Array<[string, BotCommand[]]>
  webhook?: Webhook
}

/** Changes within this time are written together. */
const COALESCE_MS = 25

/** Ids that may have been given out between the last write and a kill. */
const LOST_IDS = 1_000

/** The state as one JSON file, replaced whole so that a reader never sees half of it. */
export class Store {
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly file: string | undefined,
    private readonly collect: () => Saved,
  ) {}

  static load(file: string | undefined): Saved | undefined {
    if (!file) return undefined
    try {
      const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved
      return {
        ...saved,
        nextUpdateId: saved.nextUpdateId + LOST_IDS,
        nextMessageId: saved.nextMessageId + LOST_IDS,
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new Error(`${file} is not a state of the simulator: remove it to start with empty chats`, {
        cause: error,
      })
    }
  }

  changed(): void {
    if (!this.file || this.#timer) return
    this.#timer = setTimeout(() => this.flush(), COALESCE_MS)
    this.#timer.unref()
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.file) return
    mkdirSync(dirname(this.file), { recursive: true })
    writeFileSync(`${this.file}.new`, JSON.stringify(this.collect()))
    renameSync(`${this.file}.new`, this.file)
  }
}
