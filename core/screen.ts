import type { MessageKey } from './i18n.ts'

/** Values that fill a text. A string that names another text is given as { key }. */
export type TextVars = Record<string, string | number | boolean | { key: MessageKey; vars?: TextVars }>

export interface Text {
  key: MessageKey
  vars?: TextVars
}

/** An inline button: a label and what it does: a route with arguments, or a link. */
export type Button = { label: Text; style?: 'primary' | 'danger' } & (
  | { route: string; args?: Array<string | number> }
  | { url: string }
)

/** Buttons under the field where a person types; `contact` asks for the own phone number. */
export interface ReplyButton {
  label: Text
  contact?: true
}

/** What a person is shown, in no language and no messenger's terms: text keys, variables, buttons. Stored as JSON. */
export interface Screen {
  text: Text
  /** more paragraphs below the first */
  more?: Text[]
  /** an admin's own words instead of a key, shown with simple marks */
  plain?: string
  buttons?: Button[][]
  /** a message of its own below, with buttons under the field where a person types */
  keyboard?: { text: Text; rows: ReplyButton[][] }
  /** a message of its own, though a button of another one was pressed */
  below?: true
  /**
   * a document above the text: what was made for one person is in memory only; a temporary file is removed once it was
   * sent, or could not be
   */
  file?: { name: string; bytes: Uint8Array } | { name: string; path: string; temporary?: true }
}

/** A picture to show above a text: drawn only where the messenger does not hold it yet. */
export interface Picture {
  /** of its content: the same key, the same picture */
  key: string
  /** whose ticket or figures it shows: it is forgotten with them */
  memberId?: number
  /** PNG */
  draw: () => Promise<Uint8Array>
}
