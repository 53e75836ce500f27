import type { ButtonAction } from '../core/callback-data.ts'
import type { Locale } from '../core/i18n.ts'
import type { Picture, Screen, Text } from '../core/screen.ts'
import type { Attachment } from '../domain/broadcast/broadcast.ts'
import type { Who } from '../domain/identity/who.ts'

/** What a person did. */
export type Input =
  | { kind: 'command'; name: string; payload: string }
  | { kind: 'press'; action: ButtonAction }
  | { kind: 'text'; text: string; messageId?: string }
  | { kind: 'contact'; phone: string; own: boolean }
  /** a picture or a document, kept by the messenger's own id of it */
  | { kind: 'file'; file: Attachment; sizeBytes: number; name?: string; caption: string; messageId?: string }
  /** an own message of before, and what it is now */
  | { kind: 'edited'; messageId: string; now: Input }
  /** `album`: one of several pictures sent together */
  | { kind: 'other'; album?: string }

/** One thing a person did, and who the person is at this moment. */
export interface Turn {
  accountId: number
  channel: string
  externalId: string
  locale: Locale
  timeZone: string
  /** the dialogue that takes free text */
  dialogue: string | undefined
  who: Who
  input: Input
  /** the message whose button was pressed */
  messageId: string | undefined
  now: Date
  /** calendar date in the person's time zone */
  today: string
}

/** What the person gets: a screen in place of the one whose button was pressed, or a note over it. */
export interface Reply {
  screen?: Screen
  /** stands above the screen's text, which becomes its caption; where it cannot be shown, the text alone is */
  picture?: Picture
  /** a short note over the screen, at most 200 characters */
  note?: Text
  /** shown to the person before all else; the rest of the reply follows from what the messenger says to it */
  trial?: Trial
}

/** A message exactly as other people will get it. */
export interface Trial {
  /** an admin's own words with simple marks */
  text: string
  attachment?: Attachment
  /** what follows: '' where the messenger took the message, else why it refused, in its own words */
  after: (refusal: string) => Promise<Reply>
}

export type Handler = (turn: Turn, args: string[]) => Promise<Reply>

/** A reply that shows `screen`. */
export function show(screen: Screen): Reply {
  return { screen }
}
