import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { createLogger } from '../../core/logger.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { openWorker } from '../../db/worker.ts'
import { folder } from '../registry/registry-folder.ts'
import { demoDatabaseUrl, emptyDatabaseUrl, freshDatabaseUrl, openForTest } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

/** A command on a database; its document. */
async function on(url: string, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  const done = await cli(...argv, '--json')
  return { ...done, json: done.code === 0 ? JSON.parse(done.out) : undefined }
}

async function backupOf(url: string): Promise<string> {
  const file = join(folder(), 'backup.db')
  const done = await on(url, 'backup', '--out', file)
  expect(done.code, done.err).toBe(0)
  return file
}

async function withNote(url: string, value: string): Promise<string> {
  const database = await openDatabase(url, { durable: false })
  await database.write.setting.create({ data: { name: 'note', value } })
  await database.close()
  return url
}

async function noteIn(url: string): Promise<string | undefined> {
  const database = await openDatabase(url, { durable: false })
  const row = await database.read.setting.findUnique({ where: { name: 'note' } })
  await database.close()
  return row?.value
}

test('a backup is one file that only its owner may read; restored, every table adds up to the same', async () => {
  const url = await demoDatabaseUrl()
  const file = await backupOf(url)
  expect(readdirSync(join(file, '..'))).toEqual(['backup.db'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const target = await emptyDatabaseUrl()
  const restored = await on(target, 'restore', file)
  expect(restored.code).toBe(0)
  expect(restored.json.tables).toContainEqual(expect.objectContaining({ name: 'Member', rows: 5000 + 50 }))
  const again = await on(target, 'backup', '--out', join(folder(), 'again.db'))
  expect(again.json.tables).toEqual(restored.json.tables)
  const database = await openForTest(target)
  expect(await database.read.member.count()).toBe(5050)
  expect((await database.read.organisation.create({ data: { ...ORGANISATION } })).id).toBeGreaterThan(295)
})

const ORGANISATION = { aisId: 'new', path: '/1/999/', level: 'primary', name: 'New', searchName: 'new' }

test('whatever texts, numbers and moments there are come back as they were', async () => {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  const texts = ['', '\\N', 'a\tb\nc\r\\d', '\b\f\v', '😀 «ё»', "'; DROP TABLE x; --", '\\t']
  for (const [at, value] of texts.entries())
    await database.write.setting.create({ data: { name: `t${at}`, value } })
  const moment = new Date('2026-11-25T20:59:59.007Z')
  for (const [at, factor] of [0.1, 1, 1e-7, 0.30000000000000004].entries())
    await database.write.lanePause.create({ data: { lane: `l${at}`, since: moment, until: moment, factor } })
  const target = await freshDatabaseUrl()
  const file = await backupOf(url)
  expect((await on(target, 'restore', file)).code).toBe(0)
  const restored = await openForTest(target)
  const values = await restored.read.setting.findMany({ orderBy: { name: 'asc' } })
  expect(values.map(({ value }) => value)).toEqual(texts)
  const pauses = await restored.read.lanePause.findMany({ orderBy: { lane: 'asc' } })
  expect(pauses.map(({ factor }) => factor)).toEqual([0.1, 1, 1e-7, 0.30000000000000004])
  expect(pauses[0]?.until).toEqual(moment)
})

test('a backup taken while others write is of one moment', async () => {
  const url = await demoDatabaseUrl()
  const database = await openForTest(url)
  let stopped = false
  const put = (tx: Pick<Database['write'], 'setting'>, name: string, value: string) =>
    tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
  const writing = (async () => {
    for (let n = 0; !stopped; n++) {
      await database.write.$transaction(async (tx) => {
        await put(tx, 'a-first', String(n))
        await put(tx, 'z-last', String(n))
      })
      await turn()
    }
  })()
  await expect.poll(() => database.read.setting.count({ where: { name: 'z-last' } })).toBe(1)
  const file = await backupOf(url).finally(() => {
    stopped = true
  })
  await writing
  const backup = new Sqlite(file, { readonly: true })
  const values = backup
    .prepare(`SELECT "value" FROM "Setting" WHERE "name" IN ('a-first', 'z-last')`)
    .pluck()
    .all()
  backup.close()
  expect([values.length, new Set(values).size]).toEqual([2, 1])
})

test('a number that was given once is not given again after a restore', async () => {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  const make = (read: Database) =>
    read.write.workerEpoch.create({ data: { holder: 'x', startedAt: new Date(), heartbeatAt: new Date() } })
  const [, last] = [await make(database), await make(database)]
  await database.write.workerEpoch.delete({ where: { epoch: last.epoch } })
  const target = await freshDatabaseUrl()
  await on(target, 'restore', await backupOf(url))
  expect((await make(await openForTest(target))).epoch).toBe(last.epoch + 1)
})

test('restore lets go of rows only when it is told to', async () => {
  const [url, target] = [
    await withNote(await freshDatabaseUrl(), 'in the backup'),
    await withNote(await freshDatabaseUrl(), 'here before'),
  ]
  const file = await backupOf(url)
  const refused = await on(target, 'restore', file)
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/not empty: .*Setting.*--replace/)])
  expect(await noteIn(target)).toBe('here before')
  expect((await on(target, 'restore', file, '--replace')).code).toBe(0)
  expect(await noteIn(target)).toBe('in the backup')
})

test('nothing is restored under a process that works there', async () => {
  const file = await backupOf(await freshDatabaseUrl())
  const target = await freshDatabaseUrl()
  const database = await openForTest(target)
  const worker = await openWorker(database, createLogger('silent'), { role: 'jobs', alone: false })
  const refused = await on(target, 'restore', file, '--replace')
  await worker.close()
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('in use by')])
})

test('what was not over when the backup was taken is told, so that nobody is written to twice', async () => {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  const now = new Date()
  const { id } = await database.write.broadcast.create({
    data: { text: 'x', role: 'all', class: 'announcement', status: 'running', startAt: now, createdAt: now },
  })
  const file = await backupOf(url)
  const target = await freshDatabaseUrl()
  expect((await on(target, 'restore', file)).json.unfinished).toEqual({ broadcasts: [id], messages: 0 })
  vi.stubEnv('DATABASE_URL', target)
  expect((await cli('restore', file, '--replace')).out).toContain('would be written to again')
})

test.each<[string, (backup: string, path: string) => void, RegExp]>([
  ['a text file', (_, path) => writeFileSync(path, 'ais_id,name\n'.repeat(500)), /is no backup/],
  ['an empty file', (_, path) => writeFileSync(path, ''), /no backup/],
  [
    'a database of somebody else',
    (_, path) => new Sqlite(path).exec('CREATE TABLE t (x)').close(),
    /no backup/,
  ],
  [
    'a backup that was cut off',
    (backup, path) => {
      copyFileSync(backup, path)
      truncateSync(path, Math.floor(statSync(backup).size / 8192) * 4096)
    },
    /damaged or was cut off/,
  ],
  [
    'a backup in which a row was changed',
    (backup, path) => {
      copyFileSync(backup, path)
      new Sqlite(path).exec(`UPDATE "Setting" SET "value" = 'changed'`).close()
    },
    /damaged/,
  ],
  [
    'a backup with bytes overwritten',
    (backup, path) => {
      const bytes = readFileSync(backup)
      bytes.fill(0xa5, 4096 * 3, bytes.length - 4096)
      writeFileSync(path, bytes)
    },
    /damaged/,
  ],
  [
    'a backup of a newer release',
    (backup, path) => {
      copyFileSync(backup, path)
      const name = '29990101000000_from-tomorrow'
      new Sqlite(path)
        .exec(`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at",
          "applied_steps_count") VALUES ('x', 'x', 1, '${name}', 1, 1)`)
        .close()
    },
    /newer release.*Update/,
  ],
])('%s is refused in one line, and the database stays as it was', async (_, make, expected) => {
  const backup = await backupOf(await withNote(await freshDatabaseUrl(), 'kept'))
  const path = join(folder(), 'given.db')
  make(backup, path)
  const target = await withNote(await freshDatabaseUrl(), 'here before')
  const refused = await on(target, 'restore', path, '--replace')
  expect([refused.code, refused.err.trim().split('\n').length]).toEqual([1, 1])
  expect(refused.err).toMatch(expected)
  expect(refused.err).not.toContain('fault of the program')
  expect(await noteIn(target)).toBe('here before')
})
