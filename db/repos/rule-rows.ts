import { setImmediate } from 'node:timers/promises'
import type { Fact } from '../../domain/consistency/condition.ts'
import { factsOf } from '../../domain/consistency/condition.ts'
import type { Rule } from '../../domain/consistency/rules.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { unindexed } from '../sql.ts'
import type { PathRange } from './path-range.ts'
import { conditionSql } from './rule-condition.ts'
import { levelList, type RuleRoot, rangesOf } from './rule-counts.ts'
import { belongs, inside, memberColumn, organisationFacts, present } from './rule-facts.ts'

type Reader = PrismaClient | Tx

/** An organisation, or a member of it, that breaks a rule. */
export interface BrokenRow {
  org: {
    id: number
    aisId: string
    name: string
    shortName: string | null
    kind: string | null
    level: string
  }
  /** name of the organisation above */
  parentName: string | null
  /** only where the rule is about members */
  memberAisId: string | null
  /** what is wrong: the facts that the rule shows */
  shows: Partial<Record<Fact, string | number | null>>
}

const PAGE = 2000

/** Everything at and below the organisation that breaks the rule on the day, in the order of the tree. */
export async function* brokenRows(
  read: Reader,
  root: RuleRoot,
  rule: Rule,
  asOf: string,
): AsyncGenerator<BrokenRow> {
  for (const whole of await rangesOf(read, root)) {
    for (let range = whole, after = 0; ; ) {
      await setImmediate()
      const rows = await pageOf(read, range, rule, asOf, after)
      for (const row of rows) yield toBroken(row, rule)
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) break
      // A page of organisations ends with its last one, a page of members in the middle of an organisation.
      range = { from: rule.subject === 'member' ? last.path : `${last.path}!`, to: whole.to }
      after = rule.subject === 'member' ? Number(last.memberId) : 0
    }
  }
}

/** The first organisations by name that break the rule. */
export async function firstBroken(
  read: Reader,
  root: RuleRoot,
  rule: Rule,
  asOf: string,
  limit: number,
): Promise<Array<{ id: number; label: BrokenRow['org']; count: number }>> {
  const counts = new Map<number, { org: BrokenRow['org']; count: number }>()
  for (const range of await rangesOf(read, root)) {
    for (const row of await organisationsOf(read, range, rule, asOf, limit))
      counts.set(Number(row.id), { org: orgOf(row), count: Number(row.found) })
    await setImmediate()
  }
  return [...counts]
    .map(([id, { org, count }]) => ({ id, label: org, count }))
    .sort((one, other) => compareNames(one.label, other.label))
    .slice(0, limit)
}

interface OrgRow {
  id: number | bigint
  aisId: string
  name: string
  shortName: string | null
  kind: string | null
  level: string
  path: string
  parentName: string | null
}

type Row = OrgRow & { memberId: number | bigint; memberAisId: string | null } & Record<string, unknown>

const ORG_COLUMNS = `o."id" AS id, o."aisId" AS "aisId", o."name" AS name, o."shortName" AS "shortName",
  o."kind" AS kind, o."level" AS level, o."path" AS path`
const PARENT = `LEFT JOIN "Organisation" u ON u."id" = o."parentId"`
const PARENT_COLUMN = `coalesce(u."shortName", u."name") AS "parentName"`

function pageOf(read: Reader, range: PathRange, rule: Rule, asOf: string, after: number): Promise<Row[]> {
  const { tables, from, breaks, column } = brokenQuery(read, rule, range, asOf)
  const shown = rule.shows.map((fact) => `, ${column(fact)} AS "${fact}"`).join('')
  const member = rule.subject === 'member'
  // Members of the organisation that the page before ended with begin after its last one.
  const rest = member && after > 0 ? ` AND (o."path" > '${range.from}' OR m."id" > ${after})` : ''
  return read.$queryRawUnsafe<Row[]>(
    `${tables} SELECT ${ORG_COLUMNS}, ${PARENT_COLUMN}, ${member ? 'm."id"' : '0'} AS "memberId",
       ${member ? 'm."aisId"' : 'NULL'} AS "memberAisId"${shown}
     ${from} ${PARENT} WHERE ${breaks}${rest}
     ORDER BY o."path"${member ? ', m."id"' : ''} LIMIT ${PAGE}`,
  )
}

function organisationsOf(read: Reader, range: PathRange, rule: Rule, asOf: string, limit: number) {
  const { tables, from, breaks } = brokenQuery(read, rule, range, asOf)
  return read.$queryRawUnsafe<Array<OrgRow & { found: number | bigint }>>(
    `${tables} SELECT ${ORG_COLUMNS}, NULL AS "parentName", count(*) AS found ${from} WHERE ${breaks}
     GROUP BY o."path", o."id" ORDER BY coalesce(o."shortName", o."name"), o."id" LIMIT ${limit}`,
  )
}

/** Organisations, or members with theirs, that break one rule in a range. */
function brokenQuery(read: Reader, rule: Rule, range: PathRange, asOf: string) {
  const where = `${inside(range)} AND ${unindexed('o."level"')} IN (${levelList(rule)})`
  if (rule.subject === 'member') {
    return {
      tables: '',
      from: 'FROM "Organisation" o CROSS JOIN "Member" m',
      breaks: `${where} AND m."orgId" = o."id" AND ${belongs(asOf)} AND ${conditionSql(rule, asOf, memberColumn)}`,
      column: memberColumn,
    }
  }
  const { tables, joins, column } = organisationFacts(
    dialectOf(read),
    [...factsOf(rule.when), ...rule.shows],
    range,
    asOf,
  )
  return {
    tables: tables.length > 0 ? `WITH ${tables.join(', ')}` : '',
    from: `FROM "Organisation" o ${joins}`,
    breaks: `${where} AND ${present(asOf)} AND ${conditionSql(rule, asOf, column)}`,
    column,
  }
}

function toBroken(row: Row, rule: Rule): BrokenRow {
  const shows = rule.shows.map((fact) => {
    const value = row[fact]
    return [fact, typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : (value ?? null)]
  })
  return {
    org: orgOf(row),
    parentName: row.parentName,
    memberAisId: row.memberAisId,
    shows: Object.fromEntries(shows) as BrokenRow['shows'],
  }
}

function orgOf({ id, aisId, name, shortName, kind, level }: OrgRow): BrokenRow['org'] {
  return { id: Number(id), aisId, name, shortName, kind, level }
}

function compareNames(one: BrokenRow['org'], other: BrokenRow['org']): number {
  return (one.shortName ?? one.name).localeCompare(other.shortName ?? other.name, 'ru')
}
