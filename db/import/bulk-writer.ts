import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { arrangeOrganisations } from './arrange-organisations.ts'
import { BatchSize, type BulkDatabase, storedMoment } from './bulk-database.ts'
import type { KindSpec } from './kind-spec.ts'
import { KINDS } from './kinds/kinds.ts'
import type { RegistryFile } from './registry-file.ts'
import { type Statements, statementsFor } from './statements.ts'

/** Rows of one kind and file that lie next to each other in the staging database. */
export interface StagedRange {
  kind: FileKind
  /** place of the file in the list of files */
  file: number
  from: number
  to: number
}

/** Where staged rows go. Another kind of database brings another one of these. */
export interface RegistryWriter {
  /** Takes rows that have been staged, checks them against the registry and writes the good ones. */
  take(range: StagedRange): Promise<void>
  /** Follows the last row of a kind. */
  finish(kind: FileKind): Promise<void>
  inserted(file: number): number
  updated(file: number): number
}

/** Tables of the writer's own: what it refuses, what it holds back. */
export const WRITER_TABLES = `
  CREATE TEMP TABLE "refused" ("file" INTEGER, "row" INTEGER, "column" TEXT, "code" TEXT);
  CREATE TEMP TABLE "held" ("kind" TEXT, "at" INTEGER, PRIMARY KEY ("kind", "at")) WITHOUT ROWID;
  CREATE TEMP TABLE "waiting" ("at" INTEGER PRIMARY KEY);`

export interface WriterOptions {
  files: readonly RegistryFile[]
  now: Date
  /** count what would be written, and write nothing */
  rehearse: boolean
  /** told after every transaction, the position in the staging database included */
  onBatch: (range: StagedRange) => void
}

/** Writes staged rows into SQLite: set by set, in transactions short enough for everybody else. */
export class SqliteWriter implements RegistryWriter {
  readonly #inserted: number[] = []
  readonly #updated: number[] = []
  readonly #batch = new BatchSize()

  constructor(
    private readonly bulk: BulkDatabase,
    private readonly options: WriterOptions,
  ) {}

  inserted(file: number): number {
    return this.#inserted[file] ?? 0
  }

  updated(file: number): number {
    return this.#updated[file] ?? 0
  }

  async take(range: StagedRange): Promise<void> {
    // Organisations need their parents first: they wait until all are staged.
    if (range.kind === 'organisations') return
    const taken = `s."at" NOT IN (SELECT h."at" FROM temp."held" h WHERE h."kind" = '${range.kind}')`
    await this.#inBatches(range, (batch) => {
      this.#checkReferences(batch)
      this.#holdShared(batch)
      return this.#write(batch, `stage."${range.kind}"`, taken)
    })
  }

  async finish(kind: FileKind): Promise<void> {
    if (kind === 'organisations') {
      for (const range of arrangeOrganisations(this.bulk, this.options.files)) await this.#takeArranged(range)
    } else if (KINDS[kind].unique) await this.#settleShared(KINDS[kind])
  }

  #takeArranged(range: StagedRange): Promise<void> {
    return this.#inBatches(range, (batch) => this.#write(batch, 'temp."arranged"', '1'))
  }

  async #inBatches(range: StagedRange, work: (batch: StagedRange) => Promise<void>): Promise<void> {
    for (let from = range.from; from <= range.to; ) {
      const batch = { ...range, from, to: Math.min(range.to, from + this.#batch.rows - 1) }
      await work(batch)
      this.options.onBatch(batch)
      from = batch.to + 1
      await new Promise(setImmediate)
    }
  }

  async #write(batch: StagedRange, source: string, taken: string): Promise<void> {
    const spec = KINDS[batch.kind]
    const columns = this.#columnsOf(batch.file)
    const statements = statementsFor(spec, columns, source, taken)
    if (this.options.rehearse) return this.#count(batch, source, taken)
    const began = performance.now()
    await this.bulk.transact(() => {
      this.#writeRows(statements, batch)
      spec.after?.(this.bulk, { ...batch, source, columns, taken, now: this.options.now })
    })
    const heldMs = performance.now() - began
    this.#batch.learn(batch.to - batch.from + 1, heldMs)
    await this.bulk.rest(heldMs)
  }

  #writeRows(
    { insert, update, touched, history, always }: Statements,
    { file, from, to }: StagedRange,
  ): void {
    const values = { from, to, now: storedMoment(this.options.now) }
    const known = this.bulk.one(touched, values) !== undefined
    for (const change of known ? [...history, ...always] : always) this.bulk.run(change, values)
    this.#updated[file] = this.updated(file) + this.bulk.run(update, values)
    this.#inserted[file] = this.inserted(file) + this.bulk.run(insert, values)
  }

  #count({ file, from, to }: StagedRange, source: string, taken: string): void {
    const counted = this.bulk.one<{ total: number; known: number }>(
      `SELECT count(*) AS total, count(s."known") AS known FROM ${source} s
       WHERE s."at" BETWEEN ? AND ? AND ${taken}`,
      from,
      to,
    ) ?? { total: 0, known: 0 }
    this.#updated[file] = this.updated(file) + counted.known
    this.#inserted[file] = this.inserted(file) + counted.total - counted.known
  }

  #columnsOf(file: number): ReadonlySet<string> {
    return new Set(this.options.files[file]?.columns.filter((column) => column !== null))
  }

  /** Refuses rows that name something nobody knows: neither the registry nor, in a rehearsal, the other files. */
  #checkReferences({ kind, from, to }: StagedRange): void {
    for (const { from: cell, table, by, kind: other, code } of KINDS[kind].references) {
      const key = KINDS[other].key[0] ?? ''
      const staged = `AND NOT EXISTS (SELECT 1 FROM stage."${other}" p WHERE p."${key}" = s."${cell}"
        AND p."at" NOT IN (SELECT h."at" FROM temp."held" h WHERE h."kind" = '${other}'))`
      const unknown = `FROM stage."${kind}" s WHERE s."at" BETWEEN ? AND ? AND s."${cell}" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "${table}" r WHERE r."${by}" = s."${cell}")
        ${this.options.rehearse ? staged : ''}`
      const refused = this.bulk.run(
        `INSERT INTO temp."refused" SELECT s."file", s."row", '${cell}', '${code}' ${unknown}`,
        from,
        to,
      )
      if (refused === 0) continue
      this.bulk.run(`INSERT OR IGNORE INTO temp."held" SELECT '${kind}', s."at" ${unknown}`, from, to)
    }
  }

  /** A row whose number somebody else holds waits: a later row may set the number free. */
  #holdShared({ kind, from, to }: StagedRange): void {
    const { table, unique } = KINDS[kind]
    if (!unique) return
    const shared = `FROM stage."${kind}" s JOIN "${table}" t ON t."${unique.into}" = s."${unique.column}"
      WHERE s."at" BETWEEN ? AND ? AND t."id" IS NOT s."known"
      AND s."at" NOT IN (SELECT h."at" FROM temp."held" h WHERE h."kind" = '${kind}')`
    if (this.bulk.run(`INSERT INTO temp."waiting" SELECT DISTINCT s."at" ${shared}`, from, to) === 0) return
    this.bulk.run(
      `INSERT INTO temp."held" SELECT '${kind}', "at" FROM temp."waiting" WHERE "at" BETWEEN ? AND ?`,
      from,
      to,
    )
  }

  /** Takes the rows whose number is free by now, or held by a row of the files that gives it away. */
  async #settleShared({ kind, table, unique, key, copies }: KindSpec): Promise<void> {
    if (!unique || !this.bulk.one('SELECT 1 FROM temp."waiting"')) return
    const column = key[0] ?? ''
    const held = `(SELECT h."at" FROM temp."held" h WHERE h."kind" = '${kind}')`
    const given = `g."at" IN (SELECT "at" FROM temp."waiting")
      ${this.options.rehearse ? `OR g."at" NOT IN ${held}` : ''}`
    const kept = `FROM temp."waiting" w JOIN stage."${kind}" s ON s."at" = w."at"
      WHERE EXISTS (SELECT 1 FROM "${table}" t WHERE t."${unique.into}" = s."${unique.column}"
        AND t."id" IS NOT s."known" AND NOT EXISTS (SELECT 1 FROM stage."${kind}" g
          WHERE g."${column}" = t."${copies[column]}" AND (${given})))`
    const refuse = `INSERT INTO temp."refused"
      SELECT s."file", s."row", '${unique.column}', '${unique.code}' ${kept}`
    while (this.bulk.run(refuse) > 0) {
      this.bulk.run(`DELETE FROM temp."waiting" WHERE "at" IN (SELECT w."at" ${kept})`)
    }
    const waiting = this.bulk.all<{ file: number; at: number }>(
      `SELECT s."file" AS file, w."at" AS at FROM temp."waiting" w JOIN stage."${kind}" s ON s."at" = w."at"`,
    )
    this.bulk.run(
      `DELETE FROM temp."held" WHERE "kind" = ? AND "at" IN (SELECT "at" FROM temp."waiting")`,
      kind,
    )
    for (const { file, at } of waiting) {
      await this.#inBatches({ kind, file, from: at, to: at }, (batch) =>
        this.#write(batch, `stage."${kind}"`, '1'),
      )
    }
  }
}
