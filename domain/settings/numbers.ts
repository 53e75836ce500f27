/** A whole number of a table: 'rungs.urgent.fromDay' is `fromDay` of the row named urgent; a table that is one number has none. */
export interface NumberInTable {
  path: string
  /** the row or object that it stands in */
  part: string | undefined
  name: string
  value: number
}

/** A table that is one number is a number of days. */
const ALONE = 'days'

/** Every number of a table that has a name of its own. Lists of bare numbers have none. */
export function numbersIn(table: unknown): NumberInTable[] {
  if (typeof table === 'number') return [{ path: '', part: undefined, name: ALONE, value: table }]
  return collect(table, [])
}

/** The same table with another number at `path`; undefined where it has none there. */
export function withNumber(table: unknown, path: string, value: number): unknown {
  if (!numbersIn(table).some((each) => each.path === path)) return undefined
  return path === '' ? value : replaced(table, path.split('.'), value)
}

/** The numbers in which two states of a table differ. */
export function changedNumbers(before: unknown, after: unknown): Array<NumberInTable & { was: number }> {
  const were = new Map(numbersIn(before).map(({ path, value }) => [path, value]))
  return numbersIn(after).flatMap((each) => {
    const was = were.get(each.path)
    return was === undefined || was === each.value ? [] : [{ ...each, was }]
  })
}

function collect(node: unknown, way: readonly string[]): NumberInTable[] {
  return entriesOf(node).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [{ path: [...way, name].join('.'), part: way.at(-1), name, value }]
      : collect(value, [...way, name]),
  )
}

function replaced(node: unknown, [name = '', ...rest]: readonly string[], value: number): unknown {
  const into = (child: unknown) => (rest.length === 0 ? value : replaced(child, rest, value))
  if (Array.isArray(node)) return node.map((row) => (nameOf(row) === name ? into(row) : row))
  const object = node as Record<string, unknown>
  return { ...object, [name]: into(object[name]) }
}

/** Rows of a list go by their name. */
function entriesOf(node: unknown): Array<[string, unknown]> {
  if (Array.isArray(node)) return node.flatMap((row) => (nameOf(row) ? [[nameOf(row) ?? '', row]] : []))
  return typeof node === 'object' && node !== null ? Object.entries(node) : []
}

function nameOf(row: unknown): string | undefined {
  const name = typeof row === 'object' && row !== null && 'name' in row ? row.name : undefined
  return typeof name === 'string' ? name : undefined
}
