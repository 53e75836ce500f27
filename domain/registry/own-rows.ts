import type { Placed } from './organisation-order.ts'

/** The sub-tree that whoever sends a file may change, by ais_id. */
export interface OwnTree {
  /** organisations of the registry, inside the sub-tree or not */
  known: ReadonlySet<string>
  inside: ReadonlySet<string>
  /** what heads the sub-tree, and what each head hangs on now: it may be filled in, and not moved */
  heads: ReadonlyMap<string, string | null>
}

/**
 * Organisations of a file whose old or new place is outside the sub-tree. A row without a place at all (no parent, an
 * unknown one, a circle) is none of them: the order of organisations says what is wrong with it.
 */
export function outsideRows<T extends Placed>(rows: readonly T[], tree: OwnTree): Set<T> {
  const inFile = new Map(rows.map((row) => [row.ais_id, row]))
  const found = new Map<T, boolean>()
  for (const row of rows) {
    // New organisations are where the first known one above them is; a file may hang thousands under each other.
    const chain: T[] = []
    let at: T | undefined = row
    let isOutside: boolean | undefined
    while (at && isOutside === undefined) {
      isOutside = found.get(at) ?? ownPlace(at, tree)
      chain.push(at)
      found.set(at, isOutside ?? false)
      at = at.parent_ais_id === null ? undefined : inFile.get(at.parent_ais_id)
    }
    for (const each of chain) found.set(each, isOutside ?? false)
  }
  return new Set(rows.filter((row) => found.get(row)))
}

/** Is the row outside? Undefined where that depends on the place of another row. */
function ownPlace({ ais_id: id, parent_ais_id: parent }: Placed, tree: OwnTree): boolean | undefined {
  if (tree.heads.has(id)) return parent !== tree.heads.get(id)
  if (tree.known.has(id) && !tree.inside.has(id)) return true
  if (parent === null) return false
  return tree.known.has(parent) ? !tree.inside.has(parent) : undefined
}

/** The sub-trees that are in no other of them. */
export function topmost(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter(
    (path) => !paths.some((other) => other !== path && path.startsWith(other)),
  )
}
