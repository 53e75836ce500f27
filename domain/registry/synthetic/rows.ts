import type { Cell } from '../csv.ts'
import type { FileKind } from '../row-schemas.ts'

/** A row of a registry file to be: cells by the column names of the contract; what is left out is empty. */
export interface SyntheticRow {
  kind: FileKind
  cells: Record<string, Cell>
}

export function row(kind: FileKind, cells: Record<string, Cell>): SyntheticRow {
  return { kind, cells }
}
