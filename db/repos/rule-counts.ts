import { setImmediate } from 'node:timers/promises'
import { factsOf } from '../../domain/consistency/condition.ts'
import { type Broken, type Rule, worstBroken } from '../../domain/consistency/rules.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { countOf } from '../sql.ts'
import { alone, below, type PathRange } from './path-range.ts'
import { conditionSql } from './rule-condition.ts'
import { belongs, inside, memberColumn, organisationFacts, present } from './rule-facts.ts'

type Reader = PrismaClient | Tx
type Sums = Record<string, number | bigint | null>

/** The organisation whose sub-tree is looked at. */
export interface RuleRoot {
  id: number
  path: string
  level: string
}

/** Rules that rows at and below the organisation break on the day, worst first; what nothing breaks is left out. */
export async function brokenRulesOf(
  read: Reader,
  root: RuleRoot,
  rules: readonly Rule[],
  asOf: string,
): Promise<Broken[]> {
  const totals = new Map<Rule, { count: number; organisations: number }>()
  for (const range of await rangesOf(read, root)) {
    for (const [rule, found] of await countIn(read, range, rules, asOf)) {
      const sum = totals.get(rule) ?? { count: 0, organisations: 0 }
      sum.count += found.count
      sum.organisations += found.organisations
      totals.set(rule, sum)
    }
    // A whole union takes seconds: others are answered between its regions.
    await setImmediate()
  }
  return [...totals].flatMap(([rule, sum]) => (sum.count > 0 ? [{ rule, ...sum }] : [])).sort(worstBroken)
}

/** The union is looked at region by region, any other sub-tree at once. */
export async function rangesOf(read: Reader, root: RuleRoot): Promise<PathRange[]> {
  if (root.level !== 'union') return [below(root.path)]
  const children = await read.organisation.findMany({
    where: { parentId: root.id },
    select: { path: true },
    orderBy: { path: 'asc' },
  })
  return [alone(root.path), ...children.map(({ path }) => below(path))]
}

async function countIn(read: Reader, range: PathRange, rules: readonly Rule[], asOf: string) {
  const ofMembers = rules.filter((rule) => rule.subject === 'member')
  const ofOrganisations = rules.filter((rule) => rule.subject === 'organisation')
  return new Map([
    ...(await countOrganisations(read, range, ofOrganisations, asOf)),
    ...(await countMembers(read, range, ofMembers, asOf)),
  ])
}

/** Every rule in one pass over the organisations; what a rule looks at is worked out once a row. */
async function countOrganisations(
  read: Reader,
  range: PathRange,
  rules: readonly Rule[],
  asOf: string,
): Promise<Array<[Rule, { count: number; organisations: number }]>> {
  if (rules.length === 0) return []
  const facts = [...new Set(rules.flatMap((rule) => factsOf(rule.when)))]
  const { tables, joins, column } = organisationFacts(dialectOf(read), facts, range, asOf)
  const columns = facts.map((fact) => `${column(fact)} AS "${fact}"`).join(', ')
  const seen = `seen AS MATERIALIZED (
    SELECT o."level" AS level, ${columns} FROM "Organisation" o ${joins}
    WHERE ${inside(range)} AND ${present(asOf)})`
  const sums = rules.map((rule, at) => {
    const breaks = conditionSql(rule, asOf, (fact) => `"${fact}"`)
    return `${countOf(`level IN (${levelList(rule)}) AND ${breaks}`)} AS "r${at}"`
  })
  const [row = {}] = await read.$queryRawUnsafe<Sums[]>(
    `WITH ${[...tables, seen].join(', ')} SELECT ${sums.join(', ')} FROM seen`,
  )
  return rules.map((rule, at) => {
    const count = Number(row[`r${at}`] ?? 0)
    return [rule, { count, organisations: count }]
  })
}

/** Every rule in one pass over the members. */
async function countMembers(
  read: Reader,
  range: PathRange,
  rules: readonly Rule[],
  asOf: string,
): Promise<Array<[Rule, { count: number; organisations: number }]>> {
  if (rules.length === 0) return []
  const breaks = rules.map((rule) => conditionSql(rule, asOf, memberColumn))
  const each = rules.map(
    (rule, at) => `${countOf(`o."level" IN (${levelList(rule)}) AND (${breaks[at]})`)} AS "r${at}"`,
  )
  const sums = rules.map((_, at) => `sum("r${at}") AS "r${at}", ${countOf(`"r${at}" > 0`)} AS "o${at}"`)
  // CROSS JOIN keeps SQLite's order: organisations of the range first, then the members of each.
  const [row = {}] = await read.$queryRawUnsafe<Sums[]>(
    `SELECT ${sums.join(', ')} FROM (
       SELECT ${each.join(', ')} FROM "Organisation" o CROSS JOIN "Member" m
       WHERE m."orgId" = o."id" AND ${inside(range)} AND (${breaks.join(' OR ')}) AND ${belongs(asOf)} GROUP BY o."path") sums`,
  )
  return rules.map((rule, at) => [
    rule,
    { count: Number(row[`r${at}`] ?? 0), organisations: Number(row[`o${at}`] ?? 0) },
  ])
}

export function levelList(rule: Rule): string {
  return rule.levels.map((level) => `'${level}'`).join(', ')
}
