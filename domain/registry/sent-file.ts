import type { FileKind } from './row-schemas.ts'

/** A file in the chat: the most that a bot may be given. */
export const MAX_SENT_BYTES = 20 * 1024 * 1024

/** Refused rows that are kept to be shown: a longer list is a file to be made anew, not to be mended by hand. */
export const MOST_REJECTS = 5_000

export type SentFileState =
  | 'sent'
  | 'checking'
  | 'checked'
  | 'confirmed'
  | 'importing'
  | 'done'
  | 'failed'
  | 'dropped'

/** Why a file as a whole was not taken. `busy` leaves it as it is: to be confirmed again. */
export const SENT_FILE_FAULTS = [
  'utf16',
  'binary',
  'header',
  'twice',
  'missing',
  'empty',
  'zip',
  'accounts',
  'too_big',
  'gone',
  'away',
  'changed',
  'no_right',
  'stopped',
  'crashed',
  'busy',
] as const
export type SentFileFault = (typeof SENT_FILE_FAULTS)[number]

/** What became, or would become, of its rows. */
export interface RowCounts {
  kind: FileKind
  read: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
}

/** What its sender is shown of it. */
export interface SentFileView {
  id: number
  name: string
  state: SentFileState
  counts: RowCounts | undefined
  fault: SentFileFault | undefined
  /** columns, or what stands in their place */
  faultWords: string
}

/** Archives and workbooks by their first bytes: they are told apart, and never unpacked. */
export function isPacked(head: Uint8Array): boolean {
  return PACKED.some((marks) => marks.every((mark, at) => head[at] === mark))
}

const PACKED = [
  [0x50, 0x4b], // zip, xlsx, ods
  [0x1f, 0x8b], // gzip
  [0xd0, 0xcf, 0x11, 0xe0], // xls
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
]
