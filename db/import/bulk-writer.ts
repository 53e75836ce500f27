import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { arrangeOrganisations } from './arrange-organisations.ts'
import { BatchSize, type Bulk } from './bulk.ts'
import { HeldRows } from './held-rows.ts'
import { KINDS } from './kinds/kinds.ts'
import type { RegistryFile } from './registry-file.ts'
import type { Refusal, StagedRange } from './staging.ts'
import { type Statements, statementsFor } from './statements.ts'

/** Tables of the writer's own, beside the registry: what it holds back. */
export const WRITER_TABLES = `
  CREATE TEMP TABLE "import_held" ("kind" TEXT, "at" INTEGER, PRIMARY KEY ("kind", "at"));
  CREATE TEMP TABLE "import_waiting" ("at" INTEGER PRIMARY KEY);`

/** Makes staged rows known to the connection that writes the registry, where that one does not see them by itself. */
export interface Carrier {
  /** the rows of a range take the place of others of their kind */
  carry(range: StagedRange): Promise<void>
  /** so do these rows of a kind, or all of it */
  carryRows(kind: FileKind, at?: readonly number[]): Promise<void>
}

export interface WriterOptions {
  files: readonly RegistryFile[]
  now: Date
  /** count what would be written, and write nothing */
  rehearse: boolean
  carrier?: Carrier
  /** paths of the only sub-trees whose rows may be written */
  within?: readonly string[]
  refuse: (refusals: readonly Refusal[]) => void
  /** told after every transaction, the position in the staging database included */
  onBatch: (range: StagedRange) => void
}

/** Writes staged rows into the registry: set by set, in transactions short enough for everybody else. */
export class BulkWriter {
  readonly #inserted: number[] = []
  readonly #updated: number[] = []
  readonly #batch: BatchSize
  readonly #held: HeldRows

  constructor(
    private readonly bulk: Bulk,
    private readonly options: WriterOptions,
  ) {
    this.#batch = new BatchSize(bulk.holdMs)
    this.#held = new HeldRows(bulk, options)
  }

  inserted(file: number): number {
    return this.#inserted[file] ?? 0
  }

  updated(file: number): number {
    return this.#updated[file] ?? 0
  }

  /** Takes rows that have been staged, checks them against the registry and writes the good ones. */
  async take(range: StagedRange): Promise<void> {
    // Organisations need their parents first: they wait until all are staged.
    if (range.kind === 'organisations') return
    await this.#inBatches(range, async (batch) => {
      await this.options.carrier?.carry(batch)
      await this.#held.checkReferences(batch)
      await this.#held.checkPlaces(batch)
      await this.#held.holdShared(batch)
      await this.#write(batch, `"staged_${range.kind}"`, this.#held.taken(range.kind))
    })
  }

  /** Follows the last row of a kind. */
  async finish(kind: FileKind): Promise<void> {
    if (kind === 'organisations') {
      await this.options.carrier?.carryRows(kind)
      const ranges = await arrangeOrganisations(this.bulk, this.options)
      for (const range of ranges) await this.#writeAll(range, '"import_arranged"')
    } else {
      for (const range of await this.#held.settleShared(kind)) await this.#writeAll(range, `"staged_${kind}"`)
    }
  }

  #writeAll(range: StagedRange, source: string): Promise<void> {
    return this.#inBatches(range, (batch) => this.#write(batch, source, 'TRUE'))
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
    if (this.options.rehearse) return this.#count(batch, source, taken)
    const { now } = this.options
    const spec = KINDS[batch.kind]
    const columns = this.#columnsOf(batch.file)
    const statements = statementsFor(spec, { dialect: this.bulk.dialect, columns, source, taken, now })
    const began = performance.now()
    const written = await this.bulk.transact(async () => {
      const rows = await this.#writeRows(statements, batch)
      await spec.after?.(this.bulk, { ...batch, source, columns, taken, now })
      return rows
    })
    const heldMs = performance.now() - began
    this.#add(batch.file, written)
    this.#batch.learn(batch.to - batch.from + 1, heldMs)
    await this.bulk.rest(heldMs)
  }

  async #writeRows(
    { known, lock, insert, update, touched, history, always }: Statements,
    { from, to }: StagedRange,
  ): Promise<Written> {
    const values = { from, to }
    let updated = 0
    if (await this.bulk.one(known, values)) {
      if (lock) await this.bulk.run(lock, values)
      const decided = (await this.bulk.one(touched, values)) !== undefined
      for (const change of decided ? [...history, ...always] : always) await this.bulk.run(change, values)
      updated = await this.bulk.run(update, values)
    }
    return { updated, inserted: await this.bulk.run(insert, values) }
  }

  async #count({ file, from, to }: StagedRange, source: string, taken: string): Promise<void> {
    const counted = await this.bulk.one<{ total: number; known: number }>(
      `SELECT count(*) AS total, count(s."known") AS known FROM ${source} s
       WHERE s."at" BETWEEN ? AND ? AND ${taken}`,
      from,
      to,
    )
    const { total = 0, known = 0 } = counted ?? {}
    this.#add(file, { updated: known, inserted: total - known })
  }

  #add(file: number, { inserted, updated }: Written): void {
    this.#updated[file] = this.updated(file) + updated
    this.#inserted[file] = this.inserted(file) + inserted
  }

  #columnsOf(file: number): ReadonlySet<string> {
    return new Set(this.options.files[file]?.columns.filter((column) => column !== null))
  }
}

interface Written {
  inserted: number
  updated: number
}
