import { type Completeness, type Figures, rowsAreComplete } from '../../domain/coverage/coverage.ts'
import { percentHalfUp } from '../../domain/coverage/percent.ts'
import type { FieldTable } from '../../domain/quality/field-table.ts'
import { LATEST, OWN, SUMS } from '../counts/columns.ts'
import { MANY_STALE, refreshCounts } from '../counts/refresh-counts.ts'
import { dialectOf } from '../dialect.ts'
import { jsonLists, listOf } from '../sql.ts'
import { passportRule } from './coverage-passports.ts'
import type { Reader, Root } from './coverage-places.ts'
import { loadFieldTable } from './gap-tables.ts'

const ROOT = ['id', 'aisId', 'name', 'shortName', 'kind', 'level', 'parentId', 'removedOn'] as const
const COUNTED = [...SUMS, ...LATEST, ...OWN, 'since', 'until'] as const
/** Where the figures of a row begin. */
const AT = ROOT.length

type Cell = string | number | null

/** An organisation with its counts. */
export interface LiveRow {
  root: Root & { removedOn: string | null }
  /** undefined: not counted, or other figures hold on the day that was asked for */
  counts: LiveCounts | undefined
}

export type LiveCounts = Record<(typeof SUMS)[number], number> &
  Record<
    Exclude<(typeof OWN)[number], 'statOwn' | 'primariesByReport'> | (typeof LATEST)[number],
    string | null
  > & {
    statOwn: number | null
    primariesByReport: number | null
  }

interface Answer {
  stale: number | bigint
  asOf: string | null
  reportDay: string | null
  nextReportDay: string | null
  rule: string | null
  rows: string
}

/** Organisations and their counts, brought up to the rows first. One statement where nothing has changed. */
export async function liveRows(
  read: Reader,
  which: { ids: readonly number[] } | { below: number },
  asOf: string,
): Promise<LiveRow[]> {
  let answer = await ask(read, which)
  if (Number(answer.stale) > MANY_STALE && rowsOf(answer).every(isSmall)) return rowsOf(answer)
  if (needsRefresh(answer, await loadFieldTable(read))) {
    await refreshCounts(read, { firstDay: asOf })
    answer = await ask(read, which)
  }
  return rowsOf(answer, holdsOn(answer, asOf) ? asOf : undefined)
}

function rowsOf({ rows }: Answer, asOf?: string): LiveRow[] {
  return (JSON.parse(rows) as Cell[][]).map((cells) => toRow(cells, asOf))
}

/** While an import is under way everything is stale at any moment: these are counted from their rows in no time. */
function isSmall({ root }: LiveRow): boolean {
  return root.level === 'primary' || root.level === 'territorial'
}

function needsRefresh({ stale, asOf, rule }: Answer, table: FieldTable): boolean {
  return Number(stale) > 0 || asOf === null || rule !== passportRule(table)
}

/** "Reports filed" is of the latest reports: on a day with other ones the counts say nothing. */
function holdsOn({ reportDay, nextReportDay }: Answer, asOf: string): boolean {
  return (reportDay === null || reportDay <= asOf) && (nextReportDay === null || asOf < nextReportDay)
}

async function ask(read: Reader, which: { ids: readonly number[] } | { below: number }): Promise<Answer> {
  const columns = [...ROOT.map((name) => `o."${name}"`), ...COUNTED.map((name) => `c."${name}"`)]
  const condition =
    'ids' in which ? `o."id" IN (${listOf(which.ids)})` : `o."parentId" = ${Number(which.below)}`
  const [answer] = await read.$queryRawUnsafe<Answer[]>(
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM "StaleCount" LIMIT ${MANY_STALE + 1}) found) AS stale, s."asOf", s."reportDay", s."nextReportDay", s."rule",
       (SELECT ${jsonLists(dialectOf(read), columns)}
        FROM "Organisation" o LEFT JOIN "OrgCount" c ON c."orgId" = o."id" WHERE ${condition}) AS rows
     FROM (SELECT 1) one LEFT JOIN "CountState" s ON s."id" = 1`,
  )
  if (!answer) throw new Error('a statement without FROM rows has no answer')
  return answer
}

function toRow(cells: readonly Cell[], asOf: string | undefined): LiveRow {
  const root = Object.fromEntries(
    ROOT.map((name, at) => [name, cells[at] ?? null]),
  ) as unknown as LiveRow['root']
  const counts = Object.fromEntries(COUNTED.map((name, at) => [name, cells[AT + at] ?? null]))
  const { since, until } = counts
  const holds = asOf !== undefined && typeof since === 'string' && typeof until === 'string'
  const inForce = holds && since <= asOf && asOf < until
  return { root, counts: inForce ? (counts as unknown as LiveCounts) : undefined }
}

export function figuresOfCounts(counts: LiveCounts): Figures {
  return {
    members: counts.members,
    membersDeduplicated: counts.members - counts.duplicates,
    byStatus: { working: counts.working, student: counts.students, pensioner: counts.pensioners },
    noStatus: counts.noStatus,
    tickets: {
      none: counts.ticketNone,
      requested: counts.ticketRequested,
      produced: counts.ticketProduced,
      issued: counts.ticketIssued,
      refused: counts.ticketRefused,
      reissue: counts.ticketReissue,
      plastic: counts.ticketProduced + counts.ticketIssued,
    },
    appUsers: counts.appUsers,
    refusedWithApp: counts.refusedWithApp,
    profcards: counts.profcards,
    joinedOnline: counts.joinedOnline,
    primaries: counts.primaries,
    territorials: counts.territorials,
    primariesWithoutMembers: counts.primariesWithoutMembers,
    primariesReported: counts.primariesReported,
    territorialsReported: counts.territorialsReported,
    officesWithoutAccess: counts.officesWithoutAccess,
    primariesWithoutAccess: counts.primariesWithoutAccess,
    territorialsWithoutAccess: counts.territorialsWithoutAccess,
    passportCompletenessPct: percentHalfUp(counts.fieldsFilled, counts.fieldsAsked) ?? null,
    employed: counts.employed,
    studying: counts.studying,
    membersWhereCounted: counts.membersWhereCounted,
  }
}

/** Members by the latest report: an organisation's own, or the sum of those below it. */
export function statOfCounts(root: Root, counts: LiveCounts) {
  const none = { statMembers: null, statAsOf: null }
  if (counts.statOwn !== null) return { statMembers: counts.statOwn, statAsOf: counts.statOwnOn }
  if (root.level === 'primary') return none
  if (root.level === 'union' && counts.statRegionsOn !== null)
    return { statMembers: counts.statRegions, statAsOf: counts.statRegionsOn }
  return counts.statBelowOn === null ? none : { statMembers: counts.statBelow, statAsOf: counts.statBelowOn }
}

/** Whether the rows of every region and okrug are complete on the day; undefined: the counts are of other days. */
export async function regionsAreComplete(read: Reader, asOf: string): Promise<boolean | undefined> {
  const rows = await read.$queryRaw<RegionFacts[]>`
    SELECT o."level" AS "level", c."importedOn" AS "latestImport", c."primariesByReport" AS "reportedPrimaries",
      c."primaries" AS "primaries", c."since" <= ${asOf} AND ${asOf} < c."until" AS "holds"
    FROM "Organisation" o LEFT JOIN "OrgCount" c ON c."orgId" = o."id" WHERE o."level" IN ('regional', 'okrug')`
  if (!rows.every(({ holds }) => Number(holds) === 1)) return undefined
  return rows.every((facts) => rowsAreComplete(facts, asOf))
}

interface RegionFacts extends Completeness {
  holds: number | bigint | boolean | null
}
