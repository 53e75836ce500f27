import { randomInt } from 'node:crypto'
import { badRequest } from './api-error.ts'

export interface QueryAnswer {
  text?: string
  alert: boolean
  url?: string
}

/** Telegram drops a pressed button after this time. */
const LIFE_MS = 150_000

interface Pending {
  at: number
  settle: (answer: QueryAnswer) => void
}

/** Pressed buttons that wait for answerCallbackQuery. */
export class Queries {
  #pending = new Map<string, Pending>()

  open(): { id: string; answered: Promise<QueryAnswer> } {
    const id = `${Date.now()}${randomInt(1e5, 1e6)}`
    const answered = new Promise<QueryAnswer>((settle) => this.#pending.set(id, { at: Date.now(), settle }))
    return { id, answered }
  }

  answer(id: string, answer: QueryAnswer): void {
    const query = this.#pending.get(id)
    if (!query || Date.now() - query.at > LIFE_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    query.settle(answer)
  }

  /** Makes every open query too old, as time would. */
  expire(): void {
    this.#pending.clear()
  }
}
