import { setImmediate } from 'node:timers/promises'
import { type Coverage, type Ranked, worstFirst } from '../../domain/coverage/coverage.ts'
import type { PrismaClient } from '../client.ts'
import { coveragesOf } from './coverage.ts'
import { ROOT_COLUMNS, type Root } from './coverage-places.ts'
import { below } from './path-range.ts'

/** Organisations read at once: as many ids as one statement takes, and others are answered between two pages. */
const PAGE = 500

/** What decides where an organisation stands in the table; its figures are read again when its turn comes. */
type Rank = Ranked & { org: { id: number } }

/** An organisation of the table, and the name of the one above it where that is in the sub-tree, too. */
export interface TableRow {
  coverage: Coverage
  above: string | null
}

/** The organisation at `path` and everything below it, page by page: itself first, then the worst. */
export async function* subTreePages(
  read: PrismaClient,
  path: string,
  asOf: string,
): AsyncGenerator<TableRow[]> {
  const ids = await ranked(read, path, asOf)
  for (let from = 0; from < ids.length; from += PAGE) {
    const places = await placesOf(read, ids.slice(from, from + PAGE))
    const above = await namesAbove(read, places, path)
    const coverages = await coveragesOf(read, places, asOf)
    const parents = new Map(places.map(({ id, parentId }) => [id, parentId]))
    yield coverages.map((coverage) => ({
      coverage,
      above: above.get(parents.get(coverage.org.id) ?? 0) ?? null,
    }))
    await setImmediate()
  }
}

/** The ids of the sub-tree in the order of the table. */
async function ranked(read: PrismaClient, path: string, asOf: string): Promise<number[]> {
  const { from, to } = below(path)
  const ranks: Rank[] = []
  for (let after = from, first = true; ; first = false) {
    const rows = await read.organisation.findMany({
      where: {
        path: first ? { gte: after, lt: to } : { gt: after, lt: to },
        OR: [{ removedOn: null }, { removedOn: { gt: asOf } }],
      },
      orderBy: { path: 'asc' },
      take: PAGE,
      select: { ...ROOT_COLUMNS, path: true },
    })
    for (const { org, registryCoveragePct } of await coveragesOf(read, rows, asOf))
      ranks.push({ org: { id: org.id, name: org.name }, registryCoveragePct })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = last.path
    await setImmediate()
  }
  const rootId = Number(/(\d+)\/$/.exec(path)?.[1])
  const others = ranks.filter(({ org }) => org.id !== rootId)
  const sorted = others.sort(worstFirst)
  return [...(others.length < ranks.length ? [rootId] : []), ...sorted.map(({ org }) => org.id)]
}

async function placesOf(read: PrismaClient, ids: readonly number[]): Promise<Root[]> {
  const rows = await read.organisation.findMany({ where: { id: { in: [...ids] } }, select: ROOT_COLUMNS })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Names of those above, but of none outside the sub-tree. */
export async function namesAbove(
  read: PrismaClient,
  places: ReadonlyArray<Pick<Root, 'parentId'>>,
  path: string,
): Promise<Map<number, string>> {
  const ids = [...new Set(places.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])))]
  const { from, to } = below(path)
  const rows = await read.organisation.findMany({
    where: { id: { in: ids }, path: { gte: from, lt: to } },
    select: { id: true, name: true, shortName: true },
  })
  return new Map(rows.map(({ id, name, shortName }) => [id, shortName ?? name]))
}
