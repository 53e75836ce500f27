import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { coverageOf } from '../../db/repos/coverage.ts'
import { folder, folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { freshDatabaseUrl, openForTest } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

async function setUp() {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  vi.stubEnv('DATABASE_URL', url)
  const put = async (name: string, json: unknown) => {
    const path = join(folder(), 'table.json')
    writeFileSync(path, JSON.stringify(json))
    return cli('settings', 'set', name, path, '--json')
  }
  return { database, put }
}

test('a table is read, replaced, undone and reset, and its history is kept', async () => {
  const { put } = await setUp()
  const shipped = JSON.parse((await cli('settings', 'get', 'gap.ladder')).out)
  expect(shipped.rungs).toHaveLength(4)
  const calmer = { ...shipped, digestEveryDays: 14 }
  expect(JSON.parse((await put('gap.ladder', calmer)).out)).toEqual({ name: 'gap.ladder', changed: true })
  expect(JSON.parse((await put('gap.ladder', calmer)).out).changed).toBe(false)
  expect(JSON.parse((await cli('settings', 'get', 'gap.ladder')).out).digestEveryDays).toBe(14)
  expect((await cli('settings', 'list')).out).toContain('gap.ladder replaced')
  expect((await cli('settings', 'undo', 'gap.ladder')).code).toBe(0)
  expect(JSON.parse((await cli('settings', 'get', 'gap.ladder')).out)).toEqual(shipped)
  const history = JSON.parse((await cli('settings', 'history', 'gap.ladder', '--json')).out)
  expect(
    history.map(({ value }: { value: { digestEveryDays: number } | null }) => value?.digestEveryDays),
  ).toEqual([undefined, 14])
})

test('a table that cannot be is refused in one line that names the place, and nothing changes', async () => {
  const { put } = await setUp()
  const wrong = await put('gap.fields', {
    fields: [{ field: 'shoe_size', appliesWhen: 'always', blocks: ['access'] }],
  })
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain('fields.0.field')
  expect((await cli('settings', 'list')).out).toContain('gap.fields as shipped')
  expect((await cli('settings', 'get', 'gap.nonsense')).code).toBe(2)
  expect((await cli('settings', 'set', 'gap.fields', '/no/such/file')).code).toBe(1)
})

test('completeness follows the table in force', async () => {
  const { database, put } = await setUp()
  await importFrom(
    database,
    folderWith({
      'o.csv': smallTree('p,r,primary,Школа,Небылицын Пример,+70003000001,2022-11-01,2032-10-31,ППО'),
    }),
  )
  const { id } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const pct = async () => Number((await coverageOf(database.read, id, '2022-11-21')).passportCompletenessPct)
  expect(await pct()).toBeLessThan(100)
  await put('gap.fields', { fields: [{ field: 'short_name', appliesWhen: 'always', blocks: ['access'] }] })
  expect(await pct()).toBe(100)
})
