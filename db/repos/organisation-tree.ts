import { orgLabel, regionLabels } from '../../domain/organisation/label.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { listOf, unindexed } from '../sql.ts'

type Db = PrismaClient | Tx

/** An organisation that others hang under, on the way down to a primary. */
export interface TreeNode {
  id: number
  name: string
  path: string
  /** of the one above it that is shown on the way back; undefined: the list of regions is */
  parent: { id: number; name: string } | undefined
}

/** What hangs directly under a node; of the whole tree, its regions and okrugs. */
export interface Branch {
  node: TreeNode | undefined
  items: BranchItem[]
  page: number
  pages: number
}

export interface BranchItem {
  id: number
  name: string
  /** of a primary, undefined; else how many primaries are below it, where that is counted */
  below: number | undefined
  isPrimary: boolean
}

/** Regions are short and stand in two columns; below them a screen of a phone holds fewer. */
const REGIONS_SHOWN = 20
const BRANCH_SHOWN = 12
/** Regional level: an okrug is looked for beside the regions, not under the one it belongs to. */
const TOP = ['regional', 'okrug']
const COLUMNS = { id: true, level: true, kind: true, name: true, shortName: true, path: true } as const
/** «№ 2» before «№ 10». */
const { compare } = new Intl.Collator('ru', { numeric: true })

/** A node in force; undefined for what is removed, a primary, or the union itself. */
export async function findNode(db: Db, id: number): Promise<TreeNode | undefined> {
  const row = await db.organisation.findUnique({
    where: { id },
    select: { ...COLUMNS, removedOn: true, parent: { select: COLUMNS } },
  })
  if (!row || row.removedOn !== null || row.level === 'primary' || row.level === 'union') return undefined
  const { parent, path } = row
  const above = !TOP.includes(row.level) && parent && parent.level !== 'union' ? parent : undefined
  return { id, path, name: orgLabel(row), parent: above && { id: above.id, name: orgLabel(above) } }
}

/** A page of what hangs under `nodeId`, or of the regions where there is no such node. */
export async function branchPage(
  db: Db,
  nodeId: number,
  page: number,
  withPrimaries: boolean,
): Promise<Branch> {
  const node = nodeId > 0 ? await findNode(db, nodeId) : undefined
  const all = node ? await childrenOf(db, node.id, withPrimaries) : await regions(db)
  const size = node ? BRANCH_SHOWN : REGIONS_SHOWN
  const pages = Math.max(1, Math.ceil(all.length / size))
  const current = Math.min(Math.max(0, page), pages - 1)
  const shown = all.slice(current * size, (current + 1) * size)
  const counts = node ? await primariesBelow(db, shown) : new Map<number, number>()
  const items = shown.map(({ id, name, isPrimary }) => ({ id, name, isPrimary, below: counts.get(id) }))
  return { node, items, page: current, pages }
}

type Child = Pick<BranchItem, 'id' | 'name' | 'isPrimary'>

/** What hangs directly under the union is shown among its regions, whatever it is. */
async function regions(db: Db): Promise<Child[]> {
  const union = await db.organisation.findFirst({ where: { level: 'union' }, select: { id: true } })
  const rows = await db.organisation.findMany({
    where: { removedOn: null, OR: [{ level: { in: TOP } }, ...(union ? [{ parentId: union.id }] : [])] },
    select: COLUMNS,
  })
  const labels = regionLabels(rows)
  return rows
    .map(({ id, level }, at) => ({ id, name: labels[at] ?? '', isPrimary: level === 'primary' }))
    .sort((one, other) => compare(one.name, other.name) || one.id - other.id)
}

/** Organisations that others hang under come first. */
async function childrenOf(db: Db, parentId: number, withPrimaries: boolean): Promise<Child[]> {
  const left = withPrimaries ? ['okrug'] : ['okrug', 'primary']
  const rows = await db.organisation.findMany({
    where: { parentId, removedOn: null, level: { notIn: left } },
    select: COLUMNS,
  })
  return rows
    .map((row): Child => ({ id: row.id, name: orgLabel(row), isPrimary: row.level === 'primary' }))
    .sort(
      (one, other) =>
        Number(one.isPrimary) - Number(other.isPrimary) || compare(one.name, other.name) || one.id - other.id,
    )
}

/** How many primaries that people can join are below each: ranges of paths, whatever levels lie between. */
async function primariesBelow(db: Db, shown: readonly Child[]): Promise<Map<number, number>> {
  const ids = shown.filter(({ isPrimary }) => !isPrimary).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRawUnsafe<Array<{ id: number | bigint; count: number | bigint }>>(
    `SELECT g."id" AS id, (SELECT count(*) FROM "Organisation" o
       WHERE o."path" >= g."path" AND o."path" < substr(g."path", 1, length(g."path") - 1) || '0'
         AND ${unindexed('o."level"')} = 'primary' AND o."removedOn" IS NULL) AS count
     FROM "Organisation" g WHERE g."id" IN (${listOf(ids)})`,
  )
  return new Map(rows.map(({ id, count }) => [Number(id), Number(count)]))
}
