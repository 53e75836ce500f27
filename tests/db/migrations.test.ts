import { expect, test } from 'vitest'
import { migrate, pendingChange } from '../../db/migrate.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase, freshDatabaseUrl } from '../support/database.ts'

test('the migrations lead to the schema, and applying them again applies nothing', async () => {
  const url = await freshDatabaseUrl()
  expect(await pendingChange(url)).toBe('')
  expect(await migrate(url)).toEqual([])
})

test('a query made beside an open transaction is not part of it', async () => {
  const { read, write } = await freshDatabase()
  await write.$transaction(async (tx) => {
    await tx.setting.create({ data: { name: 'inside', value: '1' } })
    expect(await read.setting.count()).toBe(0)
  })
  expect(await read.setting.count()).toBe(1)
})

test('two writers take turns instead of failing', async () => {
  const database = await freshDatabase()
  const { read, write } = database
  await write.setting.create({ data: { name: 'n', value: '0' } })
  const add = () =>
    transact(database, async (tx) => {
      const row = await tx.setting.findUniqueOrThrow({ where: { name: 'n' } })
      await tx.setting.update({ where: { name: 'n' }, data: { value: String(Number(row.value) + 1) } })
    })
  await Promise.all(Array.from({ length: 20 }, add))
  expect((await read.setting.findUniqueOrThrow({ where: { name: 'n' } })).value).toBe('20')
})

test('a single write beside an open transaction waits for it and survives its rollback', async () => {
  const { read, write } = await freshDatabase()
  const beside: Promise<unknown>[] = []
  const failed = write.$transaction(async (tx) => {
    await tx.setting.create({ data: { name: 'inside', value: '1' } })
    beside.push(write.setting.create({ data: { name: 'beside', value: '1' } }))
    throw new Error('rolled back')
  })
  await expect(failed).rejects.toThrow('rolled back')
  await Promise.all(beside)
  expect((await read.setting.findMany()).map((row) => row.name)).toEqual(['beside'])
})
