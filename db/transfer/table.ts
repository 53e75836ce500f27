import { Prisma } from '../generated/client.ts'
import { TransferRefused } from './refusal.ts'

export type ColumnKind = 'integer' | 'real' | 'boolean' | 'text' | 'moment'

/** A table as both databases have it. Columns stand by name: added ones stand elsewhere in either database. */
export interface Table {
  name: string
  columns: Array<{ name: string; kind: ColumnKind }>
  /** the columns of its primary key: rows are read in this order, the same in both databases */
  key: string[]
}

/** Every table of the product; what else a database holds is not ours. */
export const TABLE_NAMES: readonly string[] = Object.values(Prisma.ModelName).sort()

/** Describes a table from the rows of a catalogue. Throws where a type is not known: nothing is carried over by guess. */
export function describe(
  name: string,
  columns: ReadonlyArray<{ name: string; type: string }>,
  key: readonly string[],
  kinds: Readonly<Record<string, ColumnKind>>,
): Table {
  if (columns.length === 0)
    throw new TransferRefused(`The table ${name} is missing.`, 'Run "migrate" on that database first.')
  const described = columns.map((column) => {
    const kind = kinds[column.type.toLowerCase()]
    if (!kind)
      throw new Error(`${name}.${column.name} is of the type ${column.type}, which copying does not know`)
    return { name: column.name, kind }
  })
  return { name, columns: described.sort((one, other) => (one.name < other.name ? -1 : 1)), key: [...key] }
}

/** Throws unless both databases have the same tables with the same columns. */
export function requireSameTables(from: readonly Table[], to: readonly Table[]): void {
  const unlike = from.find((table, at) => JSON.stringify(table) !== JSON.stringify(to[at]))
  if (unlike || from.length !== to.length)
    throw new TransferRefused(
      `The table ${unlike?.name ?? '?'} is not the same in both databases.`,
      'Run "migrate" of this release on both of them first.',
    )
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function quotedList(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
