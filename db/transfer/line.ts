import { TransferRefused } from './refusal.ts'
import type { ColumnKind, Table } from './table.ts'

/**
 * A row as one line of text, the same whichever database it stands in: what PostgreSQL's COPY writes and reads, with
 * moments as YYYY-MM-DD HH:MM:SS.mmm in UTC. Checksums are of these lines.
 */
export type Encoder = (values: readonly unknown[]) => string

const NULL = '\\N'
const ESCAPED: Record<string, string> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}
const PLAIN = Object.fromEntries(Object.entries(ESCAPED).map(([plain, escaped]) => [escaped, plain]))
const TO_ESCAPE = /[\\\b\f\n\r\t\v]/
const TO_ESCAPE_ALL = new RegExp(TO_ESCAPE, 'g')

/** Writes rows as SQLite gives them. Throws TransferRefused where a value is not of its column's kind. */
export function encoderOf(table: Table): Encoder {
  const { columns, name } = table
  const encoders = columns.map(({ kind }) => ENCODE[kind])
  return (values) => {
    let line = ''
    for (let at = 0; at < encoders.length; at++) {
      const value = values[at]
      const text = value === null ? NULL : encoders[at]?.(value)
      if (text === undefined) throw wrongValue(name, columns[at]?.name ?? '', columns[at]?.kind ?? '')
      line += at === 0 ? text : `\t${text}`
    }
    return `${line}\n`
  }
}

/** The values of a line as SQLite keeps them. */
export function decoderOf({ columns }: Table): (line: string) => Array<string | number | null> {
  const decoders = columns.map(({ kind }) => DECODE[kind])
  return (line) => line.split('\t').map((text, at) => (text === NULL ? null : (decoders[at]?.(text) ?? null)))
}

/** An undefined answer says that the value is not of this kind. */
const ENCODE: Record<ColumnKind, (value: unknown) => string | undefined> = {
  integer: (value) => (Number.isInteger(value) ? String(value) : undefined),
  real: (value) => (Number.isFinite(value) ? plainDecimal(Number(value)) : undefined),
  boolean: (value) => (value === 1 ? 't' : value === 0 ? 'f' : undefined),
  text: (value) =>
    typeof value !== 'string'
      ? undefined
      : TO_ESCAPE.test(value)
        ? value.replace(TO_ESCAPE_ALL, (mark) => ESCAPED[mark] ?? mark)
        : value,
  moment: (value) => (typeof value === 'string' ? momentText(value) : undefined),
}

const DECODE: Record<ColumnKind, (text: string) => string | number> = {
  integer: Number,
  real: Number,
  boolean: (text) => (text === 't' ? 1 : 0),
  text: (text) => (text.includes('\\') ? text.replace(/\\./g, (mark) => PLAIN[mark] ?? mark) : text),
  moment: (text) => `${text.slice(0, 10)}T${text.slice(11)}+00:00`,
}

/** Moments are kept as YYYY-MM-DDTHH:MM:SS.mmm+00:00; raw SQL may have left other ways to write the same. */
function momentText(stored: string): string | undefined {
  if (stored.length === 29 && stored.endsWith('+00:00'))
    return `${stored.slice(0, 10)} ${stored.slice(11, 23)}`
  const moment = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(stored) ? stored : `${stored.replace(' ', 'T')}Z`)
  if (Number.isNaN(moment.getTime())) return undefined
  return moment.toISOString().replace('T', ' ').replace('Z', '')
}

/** A number without an exponent: PostgreSQL and JavaScript begin to write exponents at different ones. */
function plainDecimal(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  if (exponent === undefined) return String(value)
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`
}

function wrongValue(table: string, column: string, kind: string): TransferRefused {
  return new TransferRefused(
    `${table}.${column} holds a value that is no ${kind}.`,
    'The database was changed by another program: correct the value there first.',
  )
}
