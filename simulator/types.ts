/** The part of the Bot API's objects that the simulator keeps, in Telegram's own spelling. */

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
}

export interface InlineButton {
  text: string
  style?: string | undefined
  callback_data?: string | undefined
  url?: string | undefined
  [other: string]: unknown
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][]
}

export interface KeyboardKey {
  text: string
  request_contact?: boolean | undefined
  [other: string]: unknown
}

export interface ReplyKeyboard {
  keyboard: KeyboardKey[][]
  is_persistent?: boolean | undefined
  one_time_keyboard?: boolean | undefined
  resize_keyboard?: boolean | undefined
  input_field_placeholder?: string | undefined
}

export interface FileInfo {
  file_id: string
  file_unique_id: string
  file_size: number
}

export interface PhotoSize extends FileInfo {
  width: number
  height: number
}

export interface DocumentInfo extends FileInfo {
  file_name?: string
  mime_type?: string
}

export interface Contact {
  phone_number: string
  first_name: string
  last_name?: string
  user_id?: number
}

export interface Message {
  message_id: number
  date: number
  edit_date?: number
  chat: { id: number; type: 'private'; first_name: string; last_name?: string }
  from: User
  text?: string
  entities?: Entity[]
  caption?: string
  caption_entities?: Entity[]
  photo?: PhotoSize[]
  document?: DocumentInfo
  sticker?: Record<string, unknown>
  voice?: Record<string, unknown>
  media_group_id?: string
  contact?: Contact
  forward_origin?: Record<string, unknown>
  reply_markup?: InlineKeyboard
}

/** The account was deleted · the chat cannot be found · it goes on under another number. */
export const FATES = ['deactivated', 'gone', 'migrated'] as const
export type Fate = (typeof FATES)[number]

/** A private chat of the bot with one person. */
export interface Chat {
  id: number
  started: boolean
  blocked: boolean
  /** Why nothing reaches the person any more. */
  fate?: Fate
  messages: Message[]
  keyboard?: ReplyKeyboard
  /** Messages that came with such a keyboard: Telegram does not let them be edited. */
  frozen?: number[]
  /** the last message the person has seen */
  readUpTo: number
}

export interface BotCommand {
  command: string
  description: string
}

export interface LedgerEntry {
  chatId: number
  method: string
  text: string
  messageId: number
  at: Date
}

/** What changed, for the page and for waiting tests. */
export type SimEvent =
  | { kind: 'message' | 'edited'; chatId: number; message: Message }
  | { kind: 'deleted'; chatId: number; messageIds: number[] }
  | { kind: 'typing'; chatId: number; action: string }
  | { kind: 'chat'; chatId: number }
  | { kind: 'note'; chatId: number; text: string; alert: boolean }
  | { kind: 'commands' | 'clock' }

/** A demo's clock, given by the composition root that owns it. */
export interface Controls {
  now(): Date
  jump(to: 'monday-09:00' | 'next-hour' | 'next-day'): Promise<Date>
}
