import type { KindSpec } from './kind-spec.ts'

/** The statements that write staged rows of one kind; all take the moment, then the range of `at`. */
export interface Statements {
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

/** `source` is the table with the staged rows `s`, `taken` the condition for those that are good. */
export function statementsFor(
  spec: KindSpec,
  columns: ReadonlySet<string>,
  source: string,
  taken: string,
): Statements {
  const targets = targetsOf(spec).filter(({ from }) => columns.has(from))
  const joins = spec.references
    .map(({ table, by, from }, at) => `LEFT JOIN "${table}" r${at} ON r${at}."${by}" = s."${from}"`)
    .join(' ')
  const chosen = `s."at" BETWEEN @from AND @to AND ${taken}`
  const known = `FROM ${source} s ${joins} JOIN "${spec.table}" t ON t."id" = s."known" WHERE ${chosen}`
  const always = targets.filter(({ from }) => spec.audit?.always.includes(from))
  return {
    insert: insertOf(spec, targets, `FROM ${source} s ${joins} WHERE ${chosen} AND s."known" IS NULL`),
    update: `UPDATE "${spec.table}" AS t SET ${targets
      .map((target) => `"${target.into}" = ${kept(spec, target)}`)
      .join(', ')}, "importHash" = s."hash" FROM ${source} s ${joins} WHERE t."id" = s."known" AND ${chosen}`,
    touched: `SELECT 1 ${known} AND ${filledHere(spec)} LIMIT 1`,
    history: targets
      .filter((target) => !always.includes(target))
      .map((target) => changeOf(spec, target, `${known} AND ${filledHere(spec)}`)),
    always: always.map((target) => changeOf(spec, target, known)),
  }
}

function targetsOf({ references, copies, computed = [], defaults = {} }: KindSpec): Target[] {
  const ids = references.flatMap(({ into, from, table, by }, at) => {
    if (into === undefined) return []
    const old = `(SELECT x."${by}" FROM "${table}" x WHERE x."id" = t."${into}")`
    return [{ from, into, sql: `r${at}."id"`, shown: { old, new: `s."${from}"` } }]
  })
  const cells = Object.entries(copies).map(([from, into]) => {
    const fallback = defaults[into]
    return { from, into, sql: fallback ? `coalesce(s."${from}", ${fallback})` : `s."${from}"` }
  })
  return [...ids, ...cells, ...computed]
}

function insertOf({ table, onInsert = {} }: KindSpec, targets: readonly Target[], rows: string): string {
  const names = [...targets.map(({ into }) => into), 'importHash', ...Object.keys(onInsert)]
  const values = [...targets.map(({ sql }) => sql), 's."hash"', ...Object.values(onInsert)]
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
  return spec.audit ? `EXISTS (${auditOf(spec)})` : '0'
}

/** What people changed in row `t`. */
function auditOf({ audit, copies }: KindSpec): string {
  if (!audit) return ''
  const kinds = new Set(Object.keys(copies).map((column) => `'${audit.kindOf(column)}'`))
  return `SELECT 1 FROM "Change" c WHERE c."${audit.owner}" = t."id" AND c."source" <> 'ais'
    AND c."kind" IN (${[...kinds].join(', ')})`
}

/** Writes down the old and the new value of a column where the update will change it. */
function changeOf(spec: KindSpec, target: Target, rows: string): string {
  if (!spec.audit) return ''
  const { owner, kindOf } = spec.audit
  const [org, member] = owner === 'orgId' ? ['t."id"', 'NULL'] : ['t."orgId"', 't."id"']
  const next = kept(spec, target)
  const { old, new: shown } = target.shown ?? { old: `t."${target.into}"`, new: next }
  return `INSERT INTO "Change" ("kind", "orgId", "memberId", "field", "oldValue", "newValue", "source", "changedAt")
    SELECT '${kindOf(target.from)}', ${org}, ${member}, '${target.from}', ${old}, ${shown}, 'ais', @now ${rows}
    AND ${next} IS NOT t."${target.into}"`
}
