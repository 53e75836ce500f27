import { listOf } from '../sql.ts'

/** Columns of both tables of counts that add up from below. */
export const SUMS = [
  'members',
  'working',
  'students',
  'pensioners',
  'noStatus',
  'ticketNone',
  'ticketRequested',
  'ticketProduced',
  'ticketIssued',
  'ticketRefused',
  'ticketReissue',
  'appUsers',
  'refusedWithApp',
  'profcards',
  'joinedOnline',
  'duplicates',
  'primaries',
  'primariesRemoved',
  'territorials',
  'primariesWithoutMembers',
  'primariesReported',
  'territorialsReported',
  'officesWithoutAccess',
  'primariesWithoutAccess',
  'territorialsWithoutAccess',
  'fieldsFilled',
  'fieldsAsked',
  'employed',
  'studying',
  'membersWhereCounted',
  'statBelow',
  'statRegions',
] as const

/** Days of which the latest below counts; null where there is none. */
export const LATEST = ['statBelowOn', 'statRegionsOn'] as const

/** What an organisation has for itself alone. */
export const OWN = ['statOwn', 'statOwnOn', 'filedOn', 'importedOn', 'primariesByReport'] as const

/** No figure changes by itself after this day. */
export const NEVER = '9999-12-31'

/** Every column, in the order in which statements write them. */
export const COLUMNS: readonly string[] = [
  'orgId',
  'parentId',
  'depth',
  ...SUMS,
  ...LATEST,
  ...OWN,
  'since',
  'until',
]

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** What becomes of a row of counts that is there already: every column is written anew. */
export const REPLACED = `ON CONFLICT ("orgId") DO UPDATE SET ${COLUMNS.filter((name) => name !== 'orgId')
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ')}`

/** A calendar date as a literal of SQL. Throws RangeError for anything else: these statements take no parameters. */
export function dateLiteral(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new RangeError(`${date} is not a date YYYY-MM-DD`)
  return `'${date}'`
}

/** Which organisations a statement counts, as a condition on a column with their ids. */
export type Scope = (column: string) => string

export const someOrganisations = (ids: readonly number[]): Scope => {
  const list = listOf(ids)
  return (column) => `${column} IN (${list})`
}

export const organisationsBetween =
  (first: number, last: number): Scope =>
  (column) =>
    `${column} BETWEEN ${Number(first)} AND ${Number(last)}`
