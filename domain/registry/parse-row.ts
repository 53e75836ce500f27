import messages from './data/reject-messages.json' with { type: 'json' }
import { type FileKind, type RowOf, rowSchemas } from './row-schemas.ts'

export type RejectCode = keyof typeof messages

/** Why a row was not taken. `column` is empty where the row as a whole is wrong. */
export interface Reject {
  column: string
  code: RejectCode
}

/** The sentence of a reject, for the person who keeps the file. */
export function rejectMessage({ code, column }: Reject): string {
  return messages[code].replace('{column}', column)
}

/** The sentence of a code that was kept as text; the code itself where it is of another release. */
export function toReject(code: string, column: string): string {
  return isCode(code) ? rejectMessage({ code, column }) : code
}

/** Checks the raw cells of one row (heading → text) and turns them into values; else says what is wrong, one by one. */
export function parseRow<Kind extends FileKind>(
  kind: Kind,
  raw: Readonly<Record<string, string>>,
  /** the day of import, YYYY-MM-DD */
  today: string,
): { row: RowOf<Kind> } | { rejects: Reject[] } {
  const schema = rowSchemas[kind]
  const cells: Record<string, string> = {}
  for (const column of Object.keys(schema.shape)) cells[column] = cellText(raw[column] ?? '')
  const parsed = schema.safeParse(cells)
  if (!parsed.success) {
    return {
      rejects: parsed.error.issues.map((issue) => ({
        column: String(issue.path[0] ?? ''),
        code: codeOf(issue),
      })),
    }
  }
  const row = parsed.data as RowOf<Kind>
  const rejects = wrongTogether(kind, parsed.data, today)
  return rejects.length > 0 ? { rejects } : { row }
}

/** A union of "empty" and a schema reports inside itself: the code is the last alternative's. */
function codeOf(issue: { message: string; errors?: unknown }): RejectCode {
  if (isCode(issue.message)) return issue.message
  const alternatives = Array.isArray(issue.errors) ? issue.errors : []
  for (const issues of alternatives.reverse()) {
    const inner = Array.isArray(issues) ? issues.find((one) => isCode(String(one?.message))) : undefined
    if (inner) return inner.message
  }
  return 'unknown_value'
}

function isCode(text: string): text is RejectCode {
  return Object.hasOwn(messages, text)
}

/** Pairs of dates of which the second must not lie before the first. */
const ORDERED: Partial<Record<FileKind, ReadonlyArray<readonly [string, string]>>> = {
  organisations: [
    ['term_from', 'term_to'],
    ['registered_on', 'removed_on'],
  ],
  members: [
    ['birth_date', 'joined_on'],
    ['joined_on', 'left_on'],
  ],
  partners: [['from', 'to']],
}

/** Days that have come when they are written down. */
const PAST: Partial<Record<FileKind, readonly string[]>> = {
  organisations: ['registered_on'],
  members: ['birth_date', 'joined_on'],
}

export function orderedDays(kind: FileKind): ReadonlyArray<readonly [from: string, to: string]> {
  return ORDERED[kind] ?? []
}

export function pastDays(kind: FileKind): readonly string[] {
  return PAST[kind] ?? []
}

function wrongTogether(kind: FileKind, row: object, today: string): Reject[] {
  const days = new Map<string, unknown>(Object.entries(row))
  const dayOf = (column: string) => String(days.get(column) ?? '')
  const early = orderedDays(kind).filter(([from, to]) => dayOf(to) !== '' && dayOf(to) < dayOf(from))
  const late = pastDays(kind).filter((column) => dayOf(column) > today)
  return [
    ...early.map(([, column]) => ({ column, code: 'dates_out_of_order' as const })),
    ...late.map((column) => ({ column, code: 'date_in_future' as const })),
  ]
}

/** The text of a cell without the spaces around it and the apostrophe that keeps a spreadsheet from computing it. */
export function cellText(cell: string): string {
  const text = isSpace(cell.charCodeAt(0)) || isSpace(cell.charCodeAt(cell.length - 1)) ? cell.trim() : cell
  return text.charCodeAt(0) === APOSTROPHE && /^'[=+\-@]/.test(text) ? text.slice(1) : text
}

const APOSTROPHE = 39

/** Could `trim` take this off? Letters are no spaces, and most cells begin and end with one. */
function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code >= 0x1680
}
