import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { againOnConflict } from '../../db/again-on-conflict.ts'
import { openDatabase } from '../../db/client.ts'
import { triggerNames } from '../../db/counts/ensure-triggers.ts'
import { migrate, pendingChange } from '../../db/migrate.ts'
import { emptyDatabaseUrl, freshDatabase } from '../support/database.ts'

test('processes that migrate one database at the same moment take turns', async () => {
  const url = await emptyDatabaseUrl()
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  expect(await pendingChange(url)).toBe('')
})

test('both databases have triggers of the same names', () => {
  expect(triggerNames('postgres').sort()).toEqual(triggerNames('sqlite').sort())
})

test('every text sorts by its bytes, whatever the database sorts by', async () => {
  const { read } = await freshDatabase()
  const others = await read.$queryRaw`
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
      AND table_name <> '_prisma_migrations'`
  expect(others).toEqual([])
})

test('of two transactions that lock in a circle both are done in the end', async () => {
  const { write, read } = await freshDatabase()
  await write.setting.createMany({ data: ['a', 'b'].map((name) => ({ name, value: '0' })) })
  let met = 0
  const bothBegan = new EventEmitter()
  const change = (...names: string[]) =>
    againOnConflict(() =>
      write.$transaction(async (tx) => {
        for (const name of names) {
          await tx.$executeRaw`UPDATE "Setting" SET "value" = "value" || '+' WHERE "name" = ${name}`
          met += 1
          if (met === 1) await once(bothBegan, 'now')
          if (met === 2) bothBegan.emit('now')
        }
      }),
    )
  await Promise.all([change('a', 'b'), change('b', 'a')])
  const values = (await read.setting.findMany()).map(({ value }) => value)
  expect(values).toEqual(['0++', '0++'])
})

test('a server that is not there is named, its password is not', async () => {
  await expect(openDatabase('postgresql://someone:secret@127.0.0.1:1/db')).rejects.toThrow(
    /^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
  )
})
