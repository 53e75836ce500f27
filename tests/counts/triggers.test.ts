import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { triggerNames } from '../../db/counts/ensure-triggers.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { migrate } from '../../db/migrate.ts'
import { freshDatabaseUrl, TEST_DIALECT } from '../support/database.ts'
import { seedTree } from '../support/join-chat.ts'

const AS_OF = '2022-11-21'

function sqlOf(path: string): Map<unknown, unknown> {
  const database = new Database(path, { readonly: true })
  const rows = database.prepare(`SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger'`).all()
  database.close()
  return new Map((rows as Array<{ name: string; sql: string }>).map(({ name, sql }) => [name, sql]))
}

test.runIf(TEST_DIALECT === 'sqlite')(
  'after all migrations every trigger is there, as its file has it',
  async () => {
    const url = await freshDatabaseUrl()
    const migrated = sqlOf(url.slice('file:'.length))
    expect([...migrated.keys()].sort()).toEqual(triggerNames('sqlite').sort())
    const database = new Database(url.slice('file:'.length))
    for (const name of triggerNames('sqlite')) database.exec(`DROP TRIGGER "${name}"`)
    database.close()
    await migrate(url)
    expect(sqlOf(url.slice('file:'.length))).toEqual(migrated)
  },
)

test('a start puts back what a migration dropped, and what was written meanwhile is counted', async () => {
  const url = await freshDatabaseUrl()
  const database = await openDatabase(url, { durable: false })
  await seedTree(database)
  await refreshCounts(database.write, { firstDay: AS_OF })
  await database.write.$executeRawUnsafe(
    `DROP TRIGGER "count_member_insert"${TEST_DIALECT === 'postgres' ? ' ON "Member"' : ''}`,
  )
  await database.write.member.create({ data: { aisId: 'm', orgId: 4, lastName: 'А', firstName: 'А' } })
  await migrate(url)
  await refreshCounts(database.write, { firstDay: AS_OF })
  expect((await database.read.orgCount.findUniqueOrThrow({ where: { orgId: 1 } })).members).toBe(1)
  await database.close()
})
