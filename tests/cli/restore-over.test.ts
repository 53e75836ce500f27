import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { CARRIED, writeCarried } from '../../db/backup/carried-erasures.ts'
import { readErasures } from '../../db/backup/read-erasures.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { pathOf } from '../../db/database-file.ts'
import { askErasure, erase } from '../../db/repos/erasures.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folder } from '../registry/registry-folder.ts'
import { freshDatabaseUrl, TEST_DIALECT } from '../support/database.ts'
import { NOW, seedPerson, seedTree } from '../support/join-chat.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

const ANNA = 1

async function restore(url: string, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  return cli('restore', ...argv)
}

async function within<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url, { durable: false })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const surname = (url: string) =>
  within(url, async ({ read }) => (await read.member.findUniqueOrThrow({ where: { id: 1 } })).lastName)

/** A backup of before Анна was erased, and the database in which she was. */
async function erasedSince(): Promise<{ url: string; file: string }> {
  const url = await freshDatabaseUrl()
  const file = join(folder(), 'backup.db')
  await within(url, async (database) => {
    await seedTree(database)
    await seedPerson(database, ANNA)
    const name = { lastName: 'Небылицына', firstName: 'А' }
    await database.write.member.create({ data: { id: 1, aisId: 'AIS-1', orgId: 4, ...name } })
  })
  vi.stubEnv('DATABASE_URL', url)
  await cli('backup', '--out', file)
  await within(url, (database) =>
    transact(database, async (tx) => {
      const id = await askErasure(tx, { accountId: ANNA, askedAt: NOW, dueAt: NOW })
      await erase(tx, { id: id ?? 0, accountId: ANNA }, [1], NOW)
    }),
  )
  return { url, file }
}

test('a database that is one release behind is asked, too, who was erased', async () => {
  const { url, file } = await erasedSince()
  await within(url, ({ write }) => write.$executeRaw`DROP TABLE "ErasureProof"`)
  // PostgreSQL is migrated in place, and this one only looks older than it is.
  if (TEST_DIALECT === 'postgres')
    return expect(await within(url, () => readErasures(url, { secret: '', marks: [] }))).toMatchObject({
      marks: [{ erasedAt: NOW }, { erasedAt: NOW }],
    })
  expect((await restore(url, file, '--replace')).out).toContain('Erased again')
  expect(await surname(url)).toBe('')
})

test('what a restore that died was to erase is erased by the next one', async () => {
  const { url, file } = await erasedSince()
  const carried = await readErasures(url, { secret: '', marks: [] })
  if (!carried) throw new Error('nothing was read')
  await restore(url, file, '--replace', '--without-erasures')
  expect(await surname(url)).toBe('Небылицына')
  await within(url, ({ write }) =>
    write.setting.create({ data: { name: CARRIED, value: writeCarried(carried) } }),
  )
  expect((await restore(url, file, '--replace')).out).toContain('Erased again')
  expect(await surname(url)).toBe('')
  expect(await within(url, ({ read }) => read.setting.count({ where: { name: CARRIED } }))).toBe(0)
})

test.runIf(TEST_DIALECT === 'sqlite')(
  'a database that cannot be read is let go of only when one says that it may be',
  async () => {
    const { url, file } = await erasedSince()
    const path = pathOf(url) ?? ''
    // The header of a database, and nothing behind it that is one.
    const header = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8000, 7)])
    writeFileSync(path, header)
    const refused = await restore(url, file, '--replace')
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--without-erasures')])
    const done = await restore(url, file, '--replace', '--without-erasures')
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('WARNING: nobody was asked')])
    expect(await surname(url)).toBe('Небылицына')
  },
)
