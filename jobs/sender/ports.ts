import type { Attachment } from '../../domain/broadcast/broadcast.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'

/** A message in the messenger's own terms. */
export interface Rendered {
  html: string
  markup?: InlineKeyboard
  /** a picture or a file by the messenger's own id; the text is its caption */
  attachment?: Attachment
  /** by mail: what a letter has beside its HTML */
  letter?: Letter
}

export interface Letter {
  /** Message-ID: the same for every attempt, by which a mailbox knows a letter that came twice */
  id: string
  subject: string
  text: string
  headers: Record<string, string>
  date: Date
}

export interface InlineKeyboard {
  inline_keyboard: Array<
    Array<{ text: string; style?: 'primary' | 'danger' } & ({ callback_data: string } | { url: string })>
  >
}

/** Files that people sent to the bot, by the messenger's own ids. */
export interface FileSource {
  /** Writes a file of at most `most` bytes to `path`. */
  fetch(fileId: string, path: string, most: number): Promise<Fetched>
}

/** `gone`: the messenger has it no more; `away`: it cannot be had now, and may be later. */
export type Fetched = { kind: 'here'; digest: string } | { kind: 'too_big' | 'gone' | 'away' }

/** Sends what nobody is waiting for. Never throws for what a messenger may answer: that is an Outcome. */
export interface Sender {
  /** `paid`: above the free pace, for Stars */
  send(externalId: string, message: Rendered, paid?: boolean): Promise<Outcome>
  edit(externalId: string, messageId: string, message: Rendered): Promise<Outcome>
  /** takes a message back; `sent` says that it is gone */
  remove(externalId: string, messageId: string): Promise<Outcome>
  close(): Promise<void>
}
