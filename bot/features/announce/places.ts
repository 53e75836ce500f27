import type { Database } from '../../../db/client.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'

type Read = Database['read']

/** An organisation as a place to write to. */
export interface Place {
  id: number
  parentId: number | null
  path: string
  name: string
  hasChildren: boolean
}

const PAGE_SIZE = 8
/** As much of a name as a button shows on a phone. */
const LABEL_CHARS = 48

const columns = {
  id: true,
  parentId: true,
  path: true,
  level: true,
  kind: true,
  name: true,
  shortName: true,
  _count: { select: { children: { where: { removedOn: null } } } },
} as const

interface Row {
  id: number
  parentId: number | null
  path: string
  level: string
  kind: string | null
  name: string
  shortName: string | null
  _count: { children: number }
}

/** An organisation in force; undefined for one that is removed or never was. */
export async function findPlace(read: Read, orgId: number): Promise<Place | undefined> {
  const row = await read.organisation.findFirst({ where: { id: orgId, removedOn: null }, select: columns })
  return row ? toPlace(row) : undefined
}

/** Organisations in force by id, in the order of their names. */
export async function findPlaces(read: Read, orgIds: number[]): Promise<Place[]> {
  const rows = await read.organisation.findMany({
    where: { id: { in: orgIds }, removedOn: null },
    select: columns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toPlace)
}

/** One page of what hangs directly under an organisation, and how many pages there are. */
export async function childPage(
  read: Read,
  parentId: number,
  page: number,
): Promise<{ places: Place[]; page: number; pages: number }> {
  const where = { parentId, removedOn: null }
  const total = await read.organisation.count({ where })
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const current = Math.min(Math.max(0, page), pages - 1)
  const rows = await read.organisation.findMany({
    where,
    select: columns,
    orderBy: [{ name: 'asc' }, { kind: 'asc' }, { id: 'asc' }],
    skip: current * PAGE_SIZE,
    take: PAGE_SIZE,
  })
  return { places: rows.map(toPlace), page: current, pages }
}

/** Names from the top of the tree down to an organisation; the union is named only where it stands alone. */
export async function pathNames(read: Read, path: string): Promise<string> {
  const ids = path.split('/').filter(Boolean).map(Number)
  const rows = await read.organisation.findMany({ where: { id: { in: ids } }, select: columns })
  const byId = new Map(rows.map((row) => [row.id, orgLabel(row)]))
  const names = ids.flatMap((id) => byId.get(id) ?? [])
  return (names.length > 1 ? names.slice(1) : names).join(' → ')
}

/** A name cut to what a button can show. */
export function labelName(name: string): string {
  return name.length > LABEL_CHARS ? `${name.slice(0, LABEL_CHARS - 1)}…` : name
}

function toPlace(row: Row): Place {
  const { id, parentId, path, _count } = row
  return { id, parentId, path, name: orgLabel(row), hasChildren: _count.children > 0 }
}
