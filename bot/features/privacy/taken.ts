import { isMessageKey, type Locale } from '../../../core/i18n.ts'
import { labelText } from '../../../core/render.ts'
import type { Screen } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { clockTime } from '../../../core/written-time.ts'
import type { Cell, DataRow, DataSection } from '../../../db/repos/personal-data.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { cleanForPaper } from './words.ts'

interface Reader {
  locale: Locale
  timeZone: string
}

/** The one list that is taken along, as JSON: sections by name, with the texts of messages in words. */
export function heldJson(sections: readonly DataSection[], { locale }: Reader): Buffer {
  const document = Object.fromEntries(
    sections.map(({ name, rows }) => [name, rows.map((row) => withText(row, locale))]),
  )
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`)
}

/** The same list as paragraphs of a paper: what it is, then a paragraph for each thing. */
export function heldParagraphs(sections: readonly DataSection[], reader: Reader): string[] {
  return sections
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ name, rows }) => [
      say(`held.section.${name}`, name, reader.locale).toUpperCase(),
      ...rows.map((row) => cleanForPaper(lineOf(withText(row, reader.locale), reader))),
    ])
}

function lineOf(row: DataRow, reader: Reader): string {
  return Object.entries(row)
    .flatMap(([column, value]): string[] => {
      if (Array.isArray(value)) return value.map((inner) => lineOf(inner, reader))
      const written = cellOf(value, reader)
      return written === '' ? [] : [`${say(`held.field.${column}`, column, reader.locale)}: ${written}`]
    })
    .join('; ')
}

function cellOf(value: Cell, { locale, timeZone }: Reader): string {
  if (value === null) return ''
  if (value instanceof Date)
    return `${writtenDate(calendarDate(value, timeZone))} ${clockTime(value, timeZone)}`
  const text = String(value)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return writtenDate(text)
  return say(`held.value.${text}`, text, locale)
}

/** A text, or what is to be said where there is none. */
function say(key: string, otherwise: string, locale: Locale): string {
  return isMessageKey(key) ? labelText({ key }, locale) : otherwise
}

/** A message is kept as a screen; people take along what it said. */
function withText({ screen, ...row }: DataRow, locale: Locale): DataRow {
  return typeof screen === 'string' ? { ...row, text: wordsOf(screen, locale) } : row
}

function wordsOf(stored: string, locale: Locale): string {
  try {
    const { text, more = [], plain }: Partial<Screen> = JSON.parse(stored)
    const parts = [...(text ? [text] : []), ...more].map((each) => labelText(each, locale))
    return cleanForPaper([...parts, ...(plain ? [plain] : [])].join('\n'))
  } catch {
    // Emptied since, or in the words of an earlier release.
    return ''
  }
}
