import type { Dialect } from './dialect.ts'
import { Prisma } from './generated/client.ts'

/** A statement with its parameters, which take the place of its question marks in order. */
export function statement(text: string, ...values: ReadonlyArray<string | number | Date>): Prisma.Sql {
  return Prisma.sql(text.split('?'), ...values)
}

/** Numbers for `IN (…)`. */
export function listOf(ids: readonly number[]): string {
  return ids.length === 0 ? 'NULL' : ids.map(Number).join(', ')
}

/** How many rows of a group a condition holds for. */
export function countOf(condition: string): string {
  return `count(*) FILTER (WHERE ${condition})`
}

/** A condition as the number 1 or 0. */
export function oneIf(condition: string): string {
  return `CASE WHEN ${condition} THEN 1 ELSE 0 END`
}

/** The greatest of two expressions or more, none of which is null. */
export function greatest(dialect: Dialect, ...expressions: readonly string[]): string {
  return `${dialect === 'sqlite' ? 'max' : 'greatest'}(${expressions.join(', ')})`
}

/** The least of two expressions or more, none of which is null. */
export function least(dialect: Dialect, ...expressions: readonly string[]): string {
  return `${dialect === 'sqlite' ? 'min' : 'least'}(${expressions.join(', ')})`
}

/** The day after a calendar date, as text. */
export function dayAfter(dialect: Dialect, date: string): string {
  return dialect === 'sqlite' ? `date(${date}, '+1 day')` : `to_char(CAST(${date} AS DATE) + 1, 'YYYY-MM-DD')`
}

/** The first day of the year in which the day before a calendar date lies, as text. */
export function yearOfDayBefore(dialect: Dialect, date: string): string {
  return dialect === 'sqlite'
    ? `date(${date}, '-1 day', 'start of year')`
    : `to_char(date_trunc('year', CAST(${date} AS DATE) - 1), 'YYYY-MM-DD')`
}

/** The number that a text begins with up to a slash; 0 for an empty text. */
export function numberBeforeSlash(dialect: Dialect, text: string): string {
  return dialect === 'sqlite'
    ? `CAST(${text} AS INTEGER)`
    : `CAST(coalesce(nullif(split_part(${text}, '/', 1), ''), '0') AS INTEGER)`
}

/** All rows of a query as one JSON text: a list of lists of these columns. */
export function jsonLists(dialect: Dialect, columns: readonly string[]): string {
  const list = columns.join(', ')
  return dialect === 'sqlite'
    ? `json_group_array(json_array(${list}))`
    : `coalesce(CAST(json_agg(json_build_array(${list})) AS TEXT), '[]')`
}

/**
 * A column whose index must not be used. SQLite would walk through every row of a level to find the few of a range.
 */
export function unindexed(column: string): string {
  return `(${column} || '')`
}
