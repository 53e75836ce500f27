import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { type Bulk, jsonList } from './bulk.ts'
import { KINDS } from './kinds/kinds.ts'
import type { ListFile } from './lists.ts'
import type { SqliteBulk } from './sqlite-bulk.ts'

/**
 * Lists the rows of earlier imports that are in no file now, and returns their names. An export may be a part of the
 * registry, so only what its files speak for can vanish: within each region the smallest sub-tree that holds all
 * organisations they name, and the days from their first to their last.
 */
export function listVanished(desk: SqliteBulk, kind: FileKind, list: ListFile): string[] {
  const { belongs } = KINDS[kind]
  const conditions = ['u."kind" = @kind']
  if (belongs.day) {
    conditions.push(`u."day" BETWEEN (SELECT "first" FROM stage."period" WHERE "kind" = @kind)
      AND (SELECT "last" FROM stage."period" WHERE "kind" = @kind)`)
  }
  if (belongs.org) conditions.push(coverSubTrees(desk, kind))
  const rows = desk.each<{ name: string }>(
    `SELECT u."name" AS name FROM stage."unseen" u LEFT JOIN "Organisation" o ON o."id" = u."org"
     WHERE ${conditions.join(' AND ')} ORDER BY u.rowid`,
    { kind },
  )
  const names: string[] = []
  for (const { name } of rows) {
    list.add([kind, name])
    names.push(name)
  }
  return names
}

/** Names of the organisations of earlier imports that no file has. */
export async function unseenOrganisations(desk: SqliteBulk): Promise<string[]> {
  const rows = await desk.all<{ name: string }>(
    `SELECT "name" FROM stage."unseen" WHERE "kind" = 'organisations'`,
  )
  return rows.map(({ name }) => name)
}

/** Keeps the day since which organisations are absent from the exports that should name them. */
export async function markAbsent(
  bulk: Bulk,
  { unseen, vanished }: { unseen: readonly string[]; vanished: readonly string[] },
  day: string,
): Promise<void> {
  await bulk.run(
    `UPDATE "Organisation" SET "absentSince" = NULL WHERE "absentSince" IS NOT NULL
     AND "aisId" NOT IN (SELECT j.value FROM ${jsonList(bulk.dialect, 'text')})`,
    JSON.stringify(unseen),
  )
  await bulk.run(
    `UPDATE "Organisation" SET "absentSince" = ?
     WHERE "absentSince" IS NULL AND "aisId" IN (SELECT j.value FROM ${jsonList(bulk.dialect, 'text')})`,
    day,
    JSON.stringify(vanished),
  )
}

/** The condition that organisation `o` lies in a sub-tree that the files speak for. */
function coverSubTrees(desk: SqliteBulk, kind: FileKind): string {
  const named = desk.each<{ path: string }>(
    `SELECT o."path" AS path FROM stage."covered" c JOIN "Organisation" o ON o."aisId" = c."org"
     WHERE c."kind" = ?`,
    kind,
  )
  const trees = new Map<string, string>()
  let union: string | undefined
  for (const { path } of named) {
    if (path.split('/').length === REGION_DEPTH) {
      union = path
      continue
    }
    const region = path.split('/', REGION_DEPTH).join('/')
    trees.set(region, commonPath(trees.get(region) ?? path, path))
  }
  const inside = [...trees.values()].map((path) => `o."path" GLOB '${path}*'`)
  // The union's own row beside one region is the head of that export; beside several it speaks for all of them.
  if (union !== undefined) inside.push(trees.size > 1 ? `o."path" GLOB '${union}*'` : `o."path" = '${union}'`)
  return inside.length > 0 ? `(${inside.join(' OR ')})` : '0'
}

/** '/union/region/…' begins with an empty part. */
const REGION_DEPTH = 3

/** The path of the lowest organisation above both, or of one of them. */
function commonPath(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one.slice(0, one.lastIndexOf('/', at - 1) + 1)
}
