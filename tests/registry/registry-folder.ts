import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { type ImportReport, importRegistry } from '../../db/import/import-registry.ts'
import { closeWhole, copyOf, freshDatabaseUrl, openForTest } from '../support/database.ts'

export const AS_OF = '2022-11-21'
export const NOW = new Date('2022-11-21T06:00:00Z')

/** A folder of this test's own, removed when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pervichka-registry-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A folder with files of the given names and contents; returns its path. */
export function folderWith(files: Record<string, string | Buffer>): string {
  const path = folder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return path
}

/** A folder with the demo registry. */
export async function demoFolder(seed = 1): Promise<string> {
  const out = folder()
  await generateRegistry({ scale: 'demo', seed, out, asOf: AS_OF })
  return out
}

export function importFrom(database: Database, ...paths: string[]): Promise<ImportReport> {
  return importRegistry(database, paths, { now: NOW })
}

let imported: Promise<string> | undefined

/** A database with the demo registry, this test's own: it is imported once a file and copied. */
export async function demoDatabase(): Promise<Database> {
  imported ??= importDemo()
  return openForTest(await copyOf(await imported))
}

async function importDemo(): Promise<string> {
  const url = await freshDatabaseUrl()
  const database = await openDatabase(url)
  await importFrom(database, await demoFolder(3))
  await closeWhole(database)
  return url
}

const ORGANISATIONS = [
  'ais_id,parent_ais_id,level,name,chair_full_name,chair_phone,term_from,term_to,short_name',
  'u,,union,Союз,,,,,',
  'r,u,regional,Примерная,,,,,',
  'p,r,primary,Школа,Небылицын Пример Вымыслович,+70003000001,2022-11-01,2032-10-31,ППО',
]

/** A union, a region and a primary; `more` rows follow, and a row of the same ais_id takes the place of the first. */
export function smallTree(...more: string[]): string {
  const idOf = (row: string) => row.split(',')[0]
  const replaced = ORGANISATIONS.map((row) => more.find((other) => idOf(other) === idOf(row)) ?? row)
  return `${[...replaced, ...more.filter((row) => !replaced.includes(row))].join('\n')}\n`
}
