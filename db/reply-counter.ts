import type { Logger } from '../core/logger.ts'
import type { Database } from './client.ts'
import { addReplyUse } from './repos/reply-use.ts'
import { transact } from './unit-of-work.ts'

/** Replies are written down so soon, many at once: bulk, in another process, yields what they used. */
const WRITE_MS = 250

/** Counts replies to people for the processes that send bulk; a count that cannot be written is kept for the next time. */
export class ReplyCounter {
  #replies = 0
  #writing = false
  readonly #timer: NodeJS.Timeout

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    this.#timer = setInterval(() => void this.#write(), WRITE_MS)
    this.#timer.unref()
  }

  note(replies: number): void {
    this.#replies += replies
  }

  close(): void {
    clearInterval(this.#timer)
  }

  async #write(): Promise<void> {
    const replies = this.#replies
    if (replies === 0 || this.#writing) return
    this.#writing = true
    try {
      await transact(this.database, (tx) => addReplyUse(tx, replies))
      this.#replies -= replies
    } catch (error) {
      this.log.warn({ err: error }, 'replies not counted')
    } finally {
      this.#writing = false
    }
  }
}
