import { columnsOf, FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import type { Carrier } from './bulk-writer.ts'
import { KINDS } from './kinds/kinds.ts'
import type { PostgresBulk } from './postgres-bulk.ts'
import type { SqliteBulk } from './sqlite-bulk.ts'
import { cellType, type StagedRange } from './staging.ts'

/** Rows in one message to the server: a few megabytes. */
const PIECE = 5000

/** Carries staged rows from the staging file into temporary tables of PostgreSQL, which are called as those of the file. */
export class PostgresCarrier implements Carrier {
  private constructor(
    private readonly desk: SqliteBulk,
    private readonly registry: PostgresBulk,
    /** rows of one kind may ask for any of another, so they stay; else only those of the batch are there */
    private readonly keep: boolean,
  ) {}

  static async open(desk: SqliteBulk, registry: PostgresBulk, keep: boolean): Promise<PostgresCarrier> {
    await registry.script(FILE_KINDS.map((kind) => tableOf(kind, keep)).join(';'))
    return new PostgresCarrier(desk, registry, keep)
  }

  async carry({ kind, from, to }: StagedRange): Promise<void> {
    await this.#clear(kind)
    await this.#carry(kind, 's."at" BETWEEN ? AND ?', from, to)
  }

  async carryRows(kind: FileKind, at?: readonly number[]): Promise<void> {
    if (this.keep && at) return
    await this.#clear(kind)
    if (at) await this.#carry(kind, 's."at" IN (SELECT value FROM json_each(?))', JSON.stringify(at))
    else await this.#carry(kind, 'TRUE')
  }

  async #clear(kind: FileKind): Promise<void> {
    if (!this.keep) await this.registry.script(`TRUNCATE "staged_${kind}"`)
  }

  async #carry(kind: FileKind, chosen: string, ...values: Array<string | number>): Promise<void> {
    const insert = `INSERT INTO "staged_${kind}"
      SELECT * FROM json_populate_recordset(NULL::"staged_${kind}", CAST(? AS json))`
    for (let done = 0; ; done += PIECE) {
      const rows = await this.desk.one<{ count: number; json: string }>(
        `SELECT count(*) AS count, json_group_array(json_object(${pairsOf(kind)})) AS json FROM
         (SELECT * FROM "staged_${kind}" s WHERE ${chosen} ORDER BY s."at" LIMIT ${PIECE} OFFSET ${done}) s`,
        ...values,
      )
      if (!rows || rows.count === 0) return
      await this.registry.run(insert, rows.json)
      if (rows.count < PIECE) return
    }
  }
}

/** Columns are of the types that they have in the registry, its order of text included; a batch alone needs no index. */
function tableOf(kind: FileKind, indexed: boolean): string {
  const made = `CREATE TEMP TABLE "staged_${kind}" AS ${shapeOf(kind)}`
  if (!indexed) return made
  const { key, unique } = KINDS[kind]
  const indexes = [['at'], key, ...(unique ? [[unique.column]] : [])].map(
    (columns) => `CREATE INDEX ON "staged_${kind}" (${columns.map((name) => `"${name}"`).join(', ')})`,
  )
  return [made, ...indexes].join(';')
}

/** Members of a staged row as JSON, in the SQL of SQLite. */
function pairsOf(kind: FileKind): string {
  const marks = ['at', 'file', 'row', 'hash', 'known'].map((name) => `'${name}', s."${name}"`)
  const cells = columnsOf(kind).map((column) => {
    const cell = `s."${column}"`
    return `'${column}', ${cellType(kind, column) === 'text' ? cell : `CAST(${cell} AS INTEGER)`}`
  })
  const computed = (KINDS[kind].computed ?? []).map(({ into, sql }) => `'${into}', ${sql}`)
  return [...marks, ...cells, ...computed].join(', ')
}

/** A query without rows that has the columns of a staged row of the kind. */
function shapeOf(kind: FileKind): string {
  const { table, copies, references, computed = [], beside } = KINDS[kind]
  const shaped = columnsOf(kind).map((column) => {
    const at = references.findIndex(({ from }) => from === column)
    if (at !== -1) return `r${at}."${references[at]?.by}" AS "${column}"`
    const own = copies[column]
    if (own) return `t."${own}" AS "${column}"`
    return beside?.columns[column] ? `b."${beside.columns[column]}" AS "${column}"` : `'' AS "${column}"`
  })
  const made = computed.map(({ into }) => `t."${into}"`)
  const others = references.map((reference, at) => `, "${reference.table}" r${at}`).join('')
  return `SELECT 0 AS "at", 0 AS "file", 0 AS "row", t."importHash" AS "hash", t."id" AS "known",
    ${[...shaped, ...made].join(', ')} FROM "${table}" t${others}${beside ? `, "${beside.table}" b` : ''} LIMIT 0`
}
