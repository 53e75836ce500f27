import type { Fault } from './faults.ts'

/** One call to send `text` to `chat`, by one life of a process. */
export interface Call {
  /** the life that asked */
  by: string
  fault: Fault | 'refused'
  /** what was delivered; null: nothing was */
  messageId: number | null
}

/** Calls by chat and text, in the order in which they came. */
export type LedgerPage = Array<{ chat: number; text: string; calls: Call[] }>

export const keyOf = (chat: number, text: string) => `${chat} ${text}`

/** What was asked for and what was delivered. It outlives everybody whom it judges. */
export class Ledger {
  readonly #rows = new Map<string, { chat: number; text: string; calls: Call[] }>()
  #messages = 0

  /** Notes a call; `n` of the same came before. */
  note(chat: number, text: string, by: string): { call: Call; nth: number } {
    const row = this.#rows.get(keyOf(chat, text)) ?? { chat, text, calls: [] }
    this.#rows.set(keyOf(chat, text), row)
    const call: Call = { by, fault: 'none', messageId: null }
    row.calls.push(call)
    return { call, nth: row.calls.length }
  }

  /** The message is in the chat from now on. */
  deliver(call: Call): number {
    this.#messages += 1
    call.messageId = this.#messages
    return call.messageId
  }

  /** The number of a message that nobody counts. */
  nextMessageId(): number {
    this.#messages += 1
    return this.#messages
  }

  page(): LedgerPage {
    return [...this.#rows.values()]
  }
}
