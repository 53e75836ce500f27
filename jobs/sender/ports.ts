import type { Outcome } from '../../domain/outbox/outcome.ts'

/** A message in the messenger's own terms. */
export interface Rendered {
  html: string
  markup?: InlineKeyboard
}

export interface InlineKeyboard {
  inline_keyboard: Array<
    Array<{ text: string; style?: 'primary' | 'danger' } & ({ callback_data: string } | { url: string })>
  >
}

/** Sends what nobody is waiting for. Never throws for what a messenger may answer: that is an Outcome. */
export interface Sender {
  send(externalId: string, message: Rendered): Promise<Outcome>
  edit(externalId: string, messageId: string, message: Rendered): Promise<Outcome>
  close(): Promise<void>
}
