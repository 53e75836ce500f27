import type { CellFormat } from './sheet.ts'

export type Cell = string | number | null

/** Styles of cells, in the order of `cellXfs` (parts.ts). */
const STYLE = {
  plain: 0,
  header: 1,
  text: 2,
  quoted: 3,
  integer: 4,
  decimal2: 5,
  percent2: 6,
  date: 7,
} as const

/** What Excel takes in one cell. */
const MAX_TEXT = 32_767
/** Day 0 of a sheet; days before March 1900 would be off by one, and none of ours are so early. */
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** Text for XML. What XML 1.0 cannot hold is written as the format's own escape, as is what looks like one. */
export function escapeXml(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (odd) => {
      const code = odd.codePointAt(0) ?? 0
      return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}

/** The header has room for titles of two lines. */
export function headerXml(titles: readonly string[]): string {
  const cells = titles.map((title, at) => textXml(title, columnName(at), 1, STYLE.header))
  return `<row r="1" ht="32" customHeight="1">${cells.join('')}</row>`
}

export function dataRowXml(
  cells: readonly Cell[],
  formats: ReadonlyArray<CellFormat | undefined>,
  row: number,
): string {
  return `<row r="${row}">${cells.map((cell, at) => cellXml(cell, formats[at], columnName(at), row)).join('')}</row>`
}

function cellXml(cell: Cell, format: CellFormat | undefined, column: string, row: number): string {
  if (cell === null || cell === '') return ''
  const value = numberOf(cell, format)
  if (value === null) {
    const text = String(cell)
    // A marked text stays text when a person edits the cell, so that it never turns into a formula.
    return textXml(text, column, row, /^[=+\-@\t\r]/.test(text) ? STYLE.quoted : STYLE.text)
  }
  return `<c r="${column}${row}" s="${STYLE[format ?? 'plain']}"><v>${value}</v></c>`
}

/** What is written as a number: a number, or a day in a column of days. */
export function numberOf(cell: Cell, format: CellFormat | undefined): number | null {
  if (format === 'text') return null
  if (format === 'date') return typeof cell === 'string' ? serialDay(cell) : cell
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return null
  // A share of the whole: so many digits that the division shows none of its own.
  return format === 'percent2' ? Number((cell / 100).toPrecision(15)) : cell
}

function serialDay(text: string): number | null {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(moment) ? null : (moment - EPOCH) / DAY_MS
}

function textXml(text: string, column: string, row: number, style: number): string {
  const cut = escapeXml(text.slice(0, MAX_TEXT))
  return `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cut}</t></is></c>`
}
