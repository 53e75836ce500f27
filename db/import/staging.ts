import { cells } from '../../domain/registry/cells.ts'
import type { RejectCode } from '../../domain/registry/parse-row.ts'
import { columnsOf, FILE_KINDS, type FileKind, rowSchemas } from '../../domain/registry/row-schemas.ts'
import { KINDS } from './kinds/kinds.ts'

/** Rows of one kind and file that lie next to each other in the staging database. */
export interface StagedRange {
  kind: FileKind
  /** place of the file in the list of files */
  file: number
  from: number
  to: number
}

/** A row that is refused, and what in it. */
export interface Refusal {
  file: number
  row: number
  column: string
  code: RejectCode
}

/** How the cells of a column stand in the staging database: flags are 0 and 1. */
export function cellType(kind: FileKind, column: string): 'flag' | 'whole' | 'text' {
  const cell = Object.entries<unknown>(rowSchemas[kind].shape).find(([name]) => name === column)?.[1]
  if (cell === cells.flag) return 'flag'
  return cell === cells.whole || cell === cells.requiredWhole ? 'whole' : 'text'
}

/** What the reading thread tells the writing one. Rows themselves pass through the staging database. */
export type StagingEvent =
  | ({ step: 'rows' } & StagedRange)
  | { step: 'read'; file: number; read: number; unchanged: number; bytes: number }
  | { step: 'kind'; kind: FileKind }
  | { step: 'end' }
  | { step: 'failed'; message: string; code: string }

/**
 * The staging database lies beside the real one and holds what the files bring and the registry does not have yet:
 * checked rows, in a table a kind, with what no two rows may share under a unique index. No table of
 * the registry is called as these are, so that they need no name of a database before theirs.
 */
export function stagingTables(database: string): string {
  const tables = FILE_KINDS.map((kind) => {
    const { key, unique } = KINDS[kind]
    const columns = columnsOf(kind).map((column) => `"${column}"`)
    const named = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
    return `
      CREATE TABLE ${database}."staged_${kind}" ("at" INTEGER PRIMARY KEY, "file" INTEGER, "row" INTEGER, "hash" TEXT,
        "known" INTEGER, ${columns.join(', ')});
      CREATE UNIQUE INDEX ${database}."${kind}_key" ON "staged_${kind}" (${named(key)});
      ${unique ? `CREATE UNIQUE INDEX ${database}."${kind}_unique" ON "staged_${kind}" ("${unique.column}");` : ''}`
  })
  return `${tables.join('')}
    CREATE TABLE ${database}."reject" ("file" INTEGER, "row" INTEGER, "column" TEXT, "code" TEXT);
    CREATE TABLE ${database}."unseen" ("kind" TEXT, "name" TEXT, "org" INTEGER, "day" TEXT);
    CREATE TABLE ${database}."covered" ("kind" TEXT, "org" TEXT, PRIMARY KEY ("kind", "org")) WITHOUT ROWID;
    CREATE TABLE ${database}."period" ("kind" TEXT PRIMARY KEY, "first" TEXT, "last" TEXT);`
}
