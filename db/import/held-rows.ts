import type { RejectCode } from '../../domain/registry/parse-row.ts'
import type { FileKind } from '../../domain/registry/row-schemas.ts'
import type { Bulk } from './bulk.ts'
import type { WriterOptions } from './bulk-writer.ts'
import { KINDS } from './kinds/kinds.ts'
import { outsideQuery, placeColumn } from './own-places.ts'
import type { StagedRange } from './staging.ts'

/** Rows that the writer does not take, or not yet: what they name is unknown, or their number somebody else's. */
export class HeldRows {
  constructor(
    private readonly bulk: Bulk,
    private readonly options: Pick<WriterOptions, 'rehearse' | 'refuse' | 'carrier' | 'within'>,
  ) {}

  /** The condition for staged rows `s` that nothing holds back. */
  taken(kind: FileKind): string {
    return `s."at" NOT IN ${heldOf(kind)}`
  }

  /** Refuses rows that name something nobody knows: neither the registry nor, in a rehearsal, the other files. */
  async checkReferences({ kind, from, to }: StagedRange): Promise<void> {
    for (const { from: cell, table, by, kind: other, code } of KINDS[kind].references) {
      const key = KINDS[other].key[0] ?? ''
      const staged = `AND NOT EXISTS (SELECT 1 FROM "staged_${other}" p WHERE p."${key}" = s."${cell}"
        AND p."at" NOT IN ${heldOf(other)})`
      const unknown = await this.bulk.all<StagedPlace>(
        `SELECT s."at", s."file", s."row" FROM "staged_${kind}" s
         WHERE s."at" BETWEEN ? AND ? AND s."${cell}" IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM "${table}" r WHERE r."${by}" = s."${cell}")
         ${this.options.rehearse ? staged : ''}`,
        from,
        to,
      )
      if (unknown.length === 0) continue
      this.#refuse(unknown, cell, code)
      await this.#hold(kind, unknown)
    }
  }

  /** Refuses rows that stand, or would come to stand, outside the sub-trees that the sender may change. */
  async checkPlaces({ kind, from, to }: StagedRange): Promise<void> {
    const { within } = this.options
    const query = within && outsideQuery(kind, KINDS[kind].table, within)
    if (!query) return
    const outside = await this.bulk.all<StagedPlace>(`${query} AND ${this.taken(kind)}`, from, to)
    if (outside.length === 0) return
    this.#refuse(outside, placeColumn(kind) ?? '', 'outside_subtree')
    await this.#hold(kind, outside)
  }

  /** A row whose number somebody else holds waits: a later row may set the number free. */
  async holdShared({ kind, from, to }: StagedRange): Promise<void> {
    const { table, unique } = KINDS[kind]
    if (!unique) return
    const waiting = await this.bulk.run(
      `INSERT INTO "import_waiting" SELECT DISTINCT s."at" FROM "staged_${kind}" s
       JOIN "${table}" t ON t."${unique.into}" = s."${unique.column}"
       WHERE s."at" BETWEEN ? AND ? AND t."id" IS DISTINCT FROM s."known" AND ${this.taken(kind)}`,
      from,
      to,
    )
    if (waiting === 0) return
    await this.bulk.run(
      `INSERT INTO "import_held" SELECT '${kind}', "at" FROM "import_waiting" WHERE "at" BETWEEN ? AND ?`,
      from,
      to,
    )
  }

  /** The rows whose number is free by now, or held by a row of the files that gives it away: they are held no more. */
  async settleShared(kind: FileKind): Promise<StagedRange[]> {
    const { unique } = KINDS[kind]
    const places = await this.bulk.all<{ at: number }>('SELECT "at" FROM "import_waiting" ORDER BY "at"')
    if (!unique || places.length === 0) return []
    const rows = places.map(({ at }) => at)
    await this.options.carrier?.carryRows(kind, rows)
    for (;;) {
      const kept = await this.bulk.all<StagedPlace>(this.#kept(kind, unique))
      if (kept.length === 0) break
      this.#refuse(kept, unique.column, unique.code)
      await this.bulk.run(
        `DELETE FROM "import_waiting" WHERE "at" IN (${kept.map(({ at }) => at).join(', ')})`,
      )
    }
    const free = await this.bulk.all<{ file: number; at: number }>(
      `SELECT s."file", s."at" FROM "import_waiting" w JOIN "staged_${kind}" s ON s."at" = w."at" ORDER BY s."at"`,
    )
    await this.bulk.run(
      `DELETE FROM "import_held" WHERE "kind" = '${kind}' AND "at" IN (SELECT "at" FROM "import_waiting")`,
    )
    return free.map(({ file, at }) => ({ kind, file, from: at, to: at }))
  }

  /** Waiting rows whose number stays with whom it is. */
  #kept(kind: FileKind, unique: { column: string; into: string }): string {
    const { table, key, copies } = KINDS[kind]
    const column = key[0] ?? ''
    const given = `g."at" IN (SELECT "at" FROM "import_waiting")
      ${this.options.rehearse ? `OR g."at" NOT IN ${heldOf(kind)}` : ''}`
    return `SELECT s."at", s."file", s."row" FROM "import_waiting" w JOIN "staged_${kind}" s ON s."at" = w."at"
      WHERE EXISTS (SELECT 1 FROM "${table}" t WHERE t."${unique.into}" = s."${unique.column}"
        AND t."id" IS DISTINCT FROM s."known" AND NOT EXISTS (SELECT 1 FROM "staged_${kind}" g
          WHERE g."${column}" = t."${copies[column]}" AND (${given})))`
  }

  #refuse(rows: readonly StagedPlace[], column: string, code: RejectCode): void {
    this.options.refuse(rows.map(({ file, row }) => ({ file, row, column, code })))
  }

  async #hold(kind: FileKind, rows: readonly StagedPlace[]): Promise<void> {
    const places = rows.map(({ at }) => `('${kind}', ${at})`)
    await this.bulk.script(`INSERT INTO "import_held" VALUES ${places.join(', ')} ON CONFLICT DO NOTHING`)
  }
}

interface StagedPlace {
  at: number
  file: number
  row: number
}

function heldOf(kind: FileKind): string {
  return `(SELECT h."at" FROM "import_held" h WHERE h."kind" = '${kind}')`
}
