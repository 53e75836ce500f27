import type { Reject } from './parse-row.ts'
import { LEVELS, type Level } from './row-schemas.ts'

/** What the order of organisations depends on. */
export interface Placed {
  ais_id: string
  parent_ais_id: string | null
  level: Level
}

/** Levels of organisations that are in the registry already, by ais_id. */
export type KnownLevels = ReadonlyMap<string, Level>

/** An organisation that has its place: `depth` counts from those that hang on nothing in the same import. */
export interface Arranged<T> {
  row: T
  depth: number
}

/**
 * Puts organisations so that each stands after its parent, and says what is wrong with those that cannot be
 * placed. A row whose parent was not taken is not taken either.
 */
export function orderOrganisations<T extends Placed>(
  rows: readonly T[],
  known: KnownLevels,
  /** levels of known organisations below a row that are in no row themselves */
  staying: ReadonlyMap<string, readonly Level[]> = new Map(),
): { ordered: Array<Arranged<T>>; rejected: Array<{ row: T; reject: Reject }> } {
  const waiting = new Map<string, T[]>()
  const [ordered, rejected]: [Array<Arranged<T>>, Array<{ row: T; reject: Reject }>] = [[], []]
  const inFile = new Map(rows.map((row) => [row.ais_id, row]))
  const refuse = (row: T, code: Reject['code'], column = 'parent_ais_id') =>
    rejected.push({ row, reject: { column, code } })
  let union = [...known].find(([, level]) => level === 'union')?.[0]

  const ready: T[] = []
  for (const row of rows) {
    const parent = row.parent_ais_id
    if (staying.get(row.ais_id)?.some((level) => rank(level) <= rank(row.level))) {
      refuse(row, 'level_order', 'level')
    } else if (row.level === 'union') {
      if (parent !== null || (union !== undefined && union !== row.ais_id)) {
        refuse(row, 'second_union', parent === null ? 'level' : 'parent_ais_id')
      } else {
        union = row.ais_id
        ready.push(row)
      }
    } else if (parent === null) refuse(row, 'missing_parent')
    else if (parent === row.ais_id) refuse(row, 'parent_cycle')
    else if (inFile.has(parent)) wait(waiting, parent, row)
    else if (!known.has(parent)) refuse(row, 'unknown_parent')
    else if (rank(known.get(parent)) >= rank(row.level)) refuse(row, 'level_order', 'level')
    else ready.push(row)
  }
  place(ready, waiting, ordered, (row) => refuse(row, 'level_order', 'level'))
  refuseUnplaced(rows, ordered, rejected, inFile, refuse)
  return { ordered, rejected }
}

function wait<T>(waiting: Map<string, T[]>, parent: string, row: T): void {
  const children = waiting.get(parent)
  if (children) children.push(row)
  else waiting.set(parent, [row])
}

/** Takes what is ready, then its children, then theirs. */
function place<T extends Placed>(
  ready: readonly T[],
  waiting: ReadonlyMap<string, T[]>,
  ordered: Array<Arranged<T>>,
  refuseLevel: (row: T) => void,
): void {
  let level = ready
  for (let depth = 0; level.length > 0; depth++) {
    const next: T[] = []
    for (const row of level) {
      ordered.push({ row, depth })
      for (const child of waiting.get(row.ais_id) ?? []) {
        if (rank(row.level) >= rank(child.level)) refuseLevel(child)
        else next.push(child)
      }
    }
    level = next
  }
}

/** Whatever was neither placed nor refused hangs on a refused row, or on itself. */
function refuseUnplaced<T extends Placed>(
  rows: readonly T[],
  ordered: ReadonlyArray<Arranged<T>>,
  rejected: ReadonlyArray<{ row: T }>,
  inFile: ReadonlyMap<string, T>,
  refuse: (row: T, code: Reject['code']) => void,
): void {
  const settled = new Set([...ordered, ...rejected].map(({ row }) => row.ais_id))
  const unplaced = rows.filter((row) => !settled.has(row.ais_id))
  const circles = inCircles(unplaced, inFile)
  for (const row of unplaced) refuse(row, circles.has(row.ais_id) ? 'parent_cycle' : 'unknown_parent')
}

/** Those that stand above themselves. Every row is passed once: thousands may hang under each other. */
function inCircles<T extends Placed>(rows: readonly T[], inFile: ReadonlyMap<string, T>): Set<string> {
  const circles = new Set<string>()
  const passed = new Set<string>()
  for (const row of rows) {
    const walk = new Set<string>()
    let at: T | undefined = row
    while (at && !passed.has(at.ais_id)) {
      passed.add(at.ais_id)
      walk.add(at.ais_id)
      at = inFile.get(at.parent_ais_id ?? '')
    }
    // The walk met itself: from there on it is a circle.
    const start = at && walk.has(at.ais_id) ? at.ais_id : undefined
    if (start !== undefined) for (const id of [...walk].slice([...walk].indexOf(start))) circles.add(id)
  }
  return circles
}

function rank(level: Level | undefined): number {
  return level === undefined ? -1 : LEVELS.indexOf(level)
}
