import type { Dialect } from '../dialect.ts'
import { momentLiteral } from './bulk.ts'
import type { KindSpec } from './kind-spec.ts'
import { cellType } from './staging.ts'

/** The statements that write staged rows of one kind; all take the range of `at`. */
export interface Statements {
  /** is there a row of the range that the registry knows? */
  known: string
  /** keeps others from the rows that will be changed, where they could else change them in between */
  lock: string | undefined
  insert: string
  update: string
  /** is a row of the range one that people filled in here? */
  touched: string
  /** changes to be written down for such rows, and those for any row, before the update */
  history: string[]
  always: string[]
}

interface Target {
  /** column of the file */
  from: string
  into: string
  /** the new value */
  sql: string
  /** how the audit trail shows the old and the new value */
  shown?: { old: string; new: string }
}

/** What the statements are made for. */
export interface StatementTask {
  dialect: Dialect
  /** columns that the file has */
  columns: ReadonlySet<string>
  /** the table with the staged rows `s` */
  source: string
  /** the condition for those that are good */
  taken: string
  now: Date
}

export function statementsFor(
  spec: KindSpec,
  { dialect, columns, source, taken, now }: StatementTask,
): Statements {
  const moment = momentLiteral(dialect, now)
  const targets = targetsOf(spec, dialect).filter(({ from }) => columns.has(from))
  const joins = spec.references
    .map(({ table, by, from }, at) => `LEFT JOIN "${table}" r${at} ON r${at}."${by}" = s."${from}"`)
    .join(' ')
  const chosen = `s."at" BETWEEN @from AND @to AND ${taken}`
  const known = `FROM ${source} s ${joins} JOIN "${spec.table}" t ON t."id" = s."known" WHERE ${chosen}`
  const always = targets.filter(({ from }) => spec.audit?.always.includes(from))
  return {
    known: `SELECT 1 FROM ${source} s WHERE s."at" BETWEEN @from AND @to AND s."known" IS NOT NULL LIMIT 1`,
    // Rows are locked in one order, so that two writers of the same ones wait for each other and never in a circle.
    lock:
      dialect === 'postgres' ? `SELECT t."id" ${known} ORDER BY t."id" FOR NO KEY UPDATE OF t` : undefined,
    insert: insertOf(
      spec,
      targets,
      moment,
      `FROM ${source} s ${joins} WHERE ${chosen} AND s."known" IS NULL`,
    ),
    update: `UPDATE "${spec.table}" AS t SET ${targets
      .map((target) => `"${target.into}" = ${kept(spec, target)}`)
      .join(', ')}, "importHash" = s."hash" FROM ${source} s ${joins} WHERE t."id" = s."known" AND ${chosen}`,
    touched: `SELECT 1 ${known} AND ${filledHere(spec)} LIMIT 1`,
    history: targets
      .filter((target) => !always.includes(target))
      .map((target) => changeOf(spec, target, moment, `${known} AND ${filledHere(spec)}`)),
    always: always.map((target) => changeOf(spec, target, moment, known)),
  }
}

function targetsOf(
  { references, copies, computed = [], defaults = {} }: KindSpec,
  dialect: Dialect,
): Target[] {
  const ids = references.flatMap(({ into, from, table, by }, at) => {
    if (into === undefined) return []
    const old = `(SELECT x."${by}" FROM "${table}" x WHERE x."id" = t."${into}")`
    return [{ from, into, sql: `r${at}."id"`, shown: { old, new: `s."${from}"` } }]
  })
  const copied = Object.entries(copies).map(([from, into]) => {
    const fallback = defaults[into]
    return { from, into, sql: fallback ? `coalesce(s."${from}", ${fallback})` : `s."${from}"` }
  })
  // What SQLite computes of a staged row is carried to another database with the row.
  const made = computed.map((target) =>
    dialect === 'sqlite' ? target : { ...target, sql: `s."${target.into}"` },
  )
  return [...ids, ...copied, ...made]
}

function insertOf(
  { table, onInsert = {} }: KindSpec,
  targets: readonly Target[],
  moment: string,
  rows: string,
): string {
  const names = [...targets.map(({ into }) => into), 'importHash', ...Object.keys(onInsert)]
  const values = [...targets.map(({ sql }) => sql), 's."hash"', ...Object.values(onInsert)].map((sql) =>
    sql === '@now' ? moment : sql,
  )
  return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
    SELECT ${values.join(', ')} ${rows} ORDER BY s."at"`
}

/** An empty cell does not erase what was decided here. */
function kept(spec: KindSpec, { from, into, sql }: Target): string {
  if (!spec.audit) return sql
  // The audit trail names a field as the file does or as the table does.
  const decided = `EXISTS (${auditOf(spec)} AND c."field" IN ('${from}', '${into}'))`
  return `CASE WHEN s."${from}" IS NULL AND t."${into}" IS NOT NULL AND ${decided} THEN t."${into}" ELSE ${sql} END`
}

function filledHere(spec: KindSpec): string {
  return spec.audit ? `EXISTS (${auditOf(spec)})` : 'FALSE'
}

/** What people changed in row `t`. */
function auditOf({ audit, copies }: KindSpec): string {
  if (!audit) return ''
  const kinds = new Set(Object.keys(copies).map((column) => `'${audit.kindOf(column)}'`))
  return `SELECT 1 FROM "Change" c WHERE c."${audit.owner}" = t."id" AND c."source" <> 'ais'
    AND c."kind" IN (${[...kinds].join(', ')})`
}

/** Writes down the old and the new value of a column where the update will change it. */
function changeOf(spec: KindSpec, target: Target, moment: string, rows: string): string {
  if (!spec.audit) return ''
  const { owner, kindOf } = spec.audit
  const [org, member] = owner === 'orgId' ? ['t."id"', 'NULL'] : ['t."orgId"', 't."id"']
  const next = kept(spec, target)
  const { old, new: shown } = target.shown ?? {
    old: asText(spec, target.from, `t."${target.into}"`),
    new: asText(spec, target.from, next),
  }
  return `INSERT INTO "Change" ("kind", "orgId", "memberId", "field", "oldValue", "newValue", "source", "changedAt")
    SELECT '${kindOf(target.from)}', ${org}, ${member}, '${target.from}', ${old}, ${shown}, 'ais', ${moment} ${rows}
    AND ${next} IS DISTINCT FROM t."${target.into}"`
}

/** A value as the audit trail has it: text, flags 0 and 1. */
function asText({ kind }: KindSpec, column: string, sql: string): string {
  // By way of a whole number: SQLite would show the flag 1 of a staged row as 1.0, PostgreSQL as true.
  return cellType(kind, column) === 'text' ? sql : `CAST(CAST(${sql} AS INTEGER) AS TEXT)`
}
