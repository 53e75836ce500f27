import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../db/client.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { migrate } from '../../db/migrate.ts'

/** The day of the registry that is imported for the benchmarks. */
export const TODAY = '2022-11-21'

/** Works with a copy of a registry that was imported before, counted for its day; the file stays as it is. */
export async function withCopy<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
  const url = `file:${join(folder, 'bench.db')}`
  try {
    copyFileSync(file, join(folder, 'bench.db'))
    await migrate(url)
    const database = await openDatabase(url)
    try {
      await refreshCounts(database.write, { today: TODAY })
      return await work(database)
    } finally {
      await database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An account for every office, bound to it. */
export async function bindAll({ write }: Database): Promise<number> {
  await write.$executeRawUnsafe(
    `INSERT INTO "Account" ("channel", "externalId", "locale", "reach", "firstSeenAt")
     SELECT 'telegram', 'bench-' || f."id", 'ru', 'active', 0 FROM "Office" f`,
  )
  return write.$executeRawUnsafe(
    `INSERT INTO "OfficeBinding" ("accountId", "officeId", "access", "method", "termId", "boundAt")
     SELECT a."id", f."id", 'full', 'grant', t."id", 0 FROM "Office" f
     JOIN "Account" a ON a."channel" = 'telegram' AND a."externalId" = 'bench-' || f."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL`,
  )
}
