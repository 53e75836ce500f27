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

/** Checks the raw cells of one row (heading → text) and turns them into values; else says what is wrong, one by one. */
export function parseRow<Kind extends FileKind>(
  kind: Kind,
  raw: Readonly<Record<string, string>>,
): { row: RowOf<Kind> } | { rejects: Reject[] } {
  const schema = rowSchemas[kind]
  const cells: Record<string, string> = {}
  for (const column of Object.keys(schema.shape)) cells[column] = unescapeCell((raw[column] ?? '').trim())
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
  const rejects = wrongTogether(kind, parsed.data)
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

function wrongTogether(kind: FileKind, row: object): Reject[] {
  const values = new Map<string, unknown>(Object.entries(row))
  return (ORDERED[kind] ?? [])
    .filter(([first, second]) => {
      const [from, to] = [values.get(first), values.get(second)]
      return typeof from === 'string' && typeof to === 'string' && to < from
    })
    .map(([, second]) => ({ column: second, code: 'dates_out_of_order' as const }))
}

/** Takes back the apostrophe that keeps a spreadsheet from reading a cell as a formula. */
function unescapeCell(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell
}
