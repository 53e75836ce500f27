import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { databaseFile } from '../../db/database-file.ts'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { importRegistry } from '../../db/import/import-registry.ts'
import { freshDatabase, freshDatabaseUrl, TEST_DIALECT } from '../support/database.ts'
import { refuseRows } from '../support/refused-writes.ts'
import { AS_OF, demoFolder, folder, folderWith, importFrom, NOW, smallTree } from './registry-folder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** A process that starts on a busy machine. */
const START_MS = 60_000

async function openHere(url: string): Promise<Database> {
  const database = await openDatabase(url, { durable: false })
  onTestFinished(() => database.close())
  return database
}

function startImport(url: string, path: string): ChildProcess {
  const env = { PATH: process.env['PATH'], DATABASE_URL: url }
  const child = spawn(process.execPath, ['run.mjs', 'cli/main.ts', 'import', path], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** All that an import writes, without the ids that it gives. */
async function contentOf({ read }: Database): Promise<unknown> {
  const strip = <T extends { id: number; orgId?: number; path?: string; parentId?: number | null }>(
    rows: T[],
  ) => rows.map(({ id: _, orgId: __, path: ___, parentId: ____, ...rest }) => rest)
  return {
    organisations: strip(await read.organisation.findMany({ orderBy: { aisId: 'asc' } })),
    members: strip(await read.member.findMany({ orderBy: { aisId: 'asc' } })),
    terms: (await read.term.findMany())
      .map(({ chairFullName, termFrom }) => `${chairFullName} ${termFrom}`)
      .sort(),
    figures: [await read.statReport.count(), await read.purchase.count(), await read.office.count()],
  }
}

/** Files that an import of that process left behind. */
function leftovers(url: string, pid: number): string[] {
  const [folder, start] =
    TEST_DIALECT === 'sqlite'
      ? [dirname(databaseFile(url)), `${basename(databaseFile(url))}-import`]
      : [tmpdir(), `pervichka-import-${pid}-`]
  return readdirSync(folder).filter((name) => name.startsWith(start))
}

/** What changes with every write to the database. */
async function writtenSoFar({ read, url }: Database): Promise<unknown> {
  if (TEST_DIALECT === 'sqlite') {
    const files = [databaseFile(url), `${databaseFile(url)}-wal`]
    return files.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
  }
  const tables = await read.$queryRaw<Array<{ name: string }>>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  const sums = tables.map(
    ({ name }) => `SELECT count(*) AS rows, coalesce(sum(CAST(CAST(xmin AS TEXT) AS BIGINT)), 0) AS writers
      FROM "${name}"`,
  )
  return read.$queryRawUnsafe(sums.join(' UNION ALL '))
}

/** Ends the connections that have tables of an import. */
async function cutImports({ write }: Database): Promise<void> {
  await write.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%staged_%'`
}

/** Forty thousand members of a school. */
function manyMembers(): string {
  const members = Array.from({ length: 40_000 }, (_, at) => `m${at},p,А,Б\n`)
  return folderWith({
    'o.csv': smallTree(),
    'm.csv': `ais_id,org_ais_id,last_name,first_name\n${members.join('')}`,
  })
}

test('killed in the middle and run again, an import ends with the database of one that was left alone', async () => {
  const [path, url] = [folder(), await freshDatabaseUrl()]
  await generateRegistry({ scale: 'region', seed: 5, out: path, asOf: AS_OF })
  const database = await openHere(url)
  const child = startImport(url, path)
  const gone = once(child, 'exit')
  await vi.waitFor(async () => expect(await database.read.member.count()).toBeGreaterThan(0), {
    timeout: START_MS,
    interval: 5,
  })
  child.kill('SIGKILL')
  await gone
  const halfway = await database.read.member.count()
  expect(halfway).toBeLessThan(60_000)
  const report = await importFrom(database, path)
  const members = report.files.find(({ kind }) => kind === 'members')
  expect(members).toMatchObject({ unchanged: halfway, inserted: (members?.read ?? 0) - halfway, rejected: 0 })
  const other = await freshDatabase()
  await importFrom(other, path)
  expect(await contentOf(database)).toEqual(await contentOf(other))
  const left = leftovers(url, Number(child.pid))
  expect(left).toEqual([])
  expect(await database.read.importLock.count()).toBe(0)
}, 120_000)

test('a second import at the same time is refused, and one that died is not waited for', async () => {
  const database = await freshDatabase()
  const path = await demoFolder()
  const both = await Promise.allSettled([importFrom(database, path), importFrom(database, path)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String(both.find(({ status }) => status === 'rejected')?.['reason' as never])).toMatch(
    /Another import is running since .* \(process \d+ on /,
  )
  const lock = { id: 1, pid: process.pid, host: 'another machine', startedAt: NOW }
  await database.write.importLock.create({ data: { ...lock, heartbeatAt: new Date() } })
  await expect(importFrom(database, path)).rejects.toThrow('on another machine')
  await database.write.importLock.update({ where: { id: 1 }, data: { heartbeatAt: NOW } })
  await expect(importFrom(database, path)).resolves.toBeDefined()
})

test('a rehearsal writes nothing, waits for nobody and keeps nobody waiting', async () => {
  const database = await freshDatabase()
  const path = await demoFolder()
  const real = await importFrom(await freshDatabase(), path)
  const lock = { id: 1, pid: process.pid, host: 'another machine', startedAt: NOW, heartbeatAt: new Date() }
  await database.write.importLock.create({ data: lock })
  const before = await writtenSoFar(database)
  const report = await database.write.$transaction(() =>
    importRegistry(database, [path], { now: NOW, dryRun: true }),
  )
  expect(report.files).toEqual(real.files.map((file) => ({ ...file, path: expect.any(String) })))
  expect(await writtenSoFar(database)).toEqual(before)
})

test.runIf(TEST_DIALECT === 'sqlite')(
  'a full disk stops the import with a clear word; with room again it goes on',
  async () => {
    const url = await freshDatabaseUrl()
    const path = manyMembers()
    const limited = `ulimit -f 8000; exec "${process.execPath}" run.mjs cli/main.ts import "${path}"`
    const env = { PATH: process.env['PATH'], DATABASE_URL: url }
    const run = promisify(execFile)('sh', ['-c', limited], { cwd: ROOT, env })
    const failure = await run.catch((error: { code: number; stderr: string }) => error)
    expect(failure).toMatchObject({ code: 1 })
    expect(failure.stderr).toContain('The disk is full')
    const database = await openHere(url)
    const halfway = await database.read.member.count()
    expect(halfway).toBeLessThan(40_000)
    const [check] =
      await database.read.$queryRawUnsafe<Array<{ integrity_check: string }>>('PRAGMA integrity_check')
    expect(check?.integrity_check).toBe('ok')
    const report = await importFrom(database, path)
    expect(report.files[1]).toMatchObject({ unchanged: halfway, inserted: 40_000 - halfway })
  },
  60_000,
)

test.runIf(TEST_DIALECT === 'postgres')(
  'a server that goes away stops the import with a clear word; when it is back, it goes on',
  async () => {
    const database = await freshDatabase()
    const path = manyMembers()
    const stopped = importFrom(database, path)
    const cut = vi.waitFor(
      async () => {
        expect(await database.read.member.count()).toBeGreaterThan(0)
        await cutImports(database)
      },
      { timeout: START_MS, interval: 5 },
    )
    await expect(stopped).rejects.toThrow(/The database went away .* Whole batches before that are kept/)
    await cut
    const halfway = await database.read.member.count()
    expect(halfway).toBeLessThan(40_000)
    const report = await importFrom(database, path)
    expect(report.files[1]).toMatchObject({ unchanged: halfway, inserted: 40_000 - halfway })
  },
)

test('what was refused before the import stopped is listed', async () => {
  const database = await freshDatabase()
  const path = folderWith({ 'o.csv': `${smallTree()}x,nowhere,regional,Х,,,,,\n` })
  await refuseRows(database, 'Organisation')
  await expect(importFrom(database, path)).rejects.toThrow('refused')
  expect(readFileSync(join(path, 'rejects.csv'), 'utf8')).toContain('unknown_parent')
})
