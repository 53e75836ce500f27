import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { findDuplicates } from '../../db/counts/find-duplicates.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { importRegistry } from '../../db/import/import-registry.ts'
import { migrate } from '../../db/migrate.ts'
import { cli } from '../cli/run-command.ts'
import { AS_OF, NOW } from '../registry/registry-folder.ts'
import { freshDatabaseUrl, TEST_FOLDER } from '../support/database.ts'

/** What two exports of different regions did to one database: every row, every list, whatever is told of them. */
interface Side {
  database: Database
  url: string
  told: unknown[]
}

let sides: [Side, Side]

beforeAll(async () => {
  const exports = await Promise.all([writeExport(3), writeExport(4)])
  const file = `file:${join(TEST_FOLDER, `both-${process.pid}.db`)}`
  await migrate(file)
  sides = [await importInto(await freshDatabaseUrl(), exports), await importInto(file, exports)]
}, 300_000)

afterAll(() => Promise.all(sides.map(({ database }) => database.close())))

afterEach(() => vi.unstubAllEnvs())

/** A demo registry with a row that nobody can place, one that is wrong and one that is there twice. */
async function writeExport(seed: number): Promise<string> {
  const out = join(TEST_FOLDER, `export-${process.pid}-${seed}`)
  await generateRegistry({ scale: 'demo', seed, out, asOf: AS_OF })
  const members = join(out, 'members.csv')
  const [, first = ''] = readFileSync(members, 'utf8').split('\n')
  appendFileSync(members, [first, first.replace(/^[^,]+,[^,]+/, 'nobody,nowhere'), 'x,y', ''].join('\n'))
  return out
}

async function importInto(url: string, exports: readonly string[]): Promise<Side> {
  const database = await openDatabase(url, { durable: false })
  const told: unknown[] = []
  for (const path of exports) {
    told.push((await importRegistry(database, [path], { now: NOW, dryRun: true })).files)
    const report = await importRegistry(database, [path], { now: NOW })
    told.push(report.files, readFileSync(report.rejects, 'utf8'), readFileSync(report.vanished, 'utf8'))
    await findDuplicates(database.write, AS_OF, NOW)
    await refreshCounts(database.write, { today: AS_OF })
  }
  return { database, url, told }
}

/** Every row of every table that an import has to do with, nearly all with their ids. */
async function rowsOf({ read }: Database): Promise<Record<string, unknown[]>> {
  const orderBy = { id: 'asc' } as const
  return {
    organisations: await read.organisation.findMany({ orderBy }),
    offices: await read.office.findMany({ orderBy }),
    terms: await read.term.findMany({ orderBy }),
    members: await read.member.findMany({ orderBy }),
    reports: await read.statReport.findMany({ orderBy }),
    snapshots: await read.snapshot.findMany({ orderBy }),
    partners: await read.partner.findMany({ orderBy }),
    purchases: await read.purchase.findMany({ orderBy }),
    quizzes: await read.quizResult.findMany({ orderBy }),
    accounts: await read.account.findMany({ orderBy }),
    memberBindings: await read.memberBinding.findMany({ orderBy }),
    officeBindings: await read.officeBinding.findMany({ orderBy }),
    // Written batch by batch, field by field: how large a batch is depends on the speed of the database.
    changes: (await read.change.findMany()).map(({ id: _, ...change }) => JSON.stringify(change)).sort(),
    duplicates: (
      await read.duplicatePair.findMany({ orderBy: [{ memberA: 'asc' }, { memberB: 'asc' }] })
    ).map(({ id: _, ...pair }) => pair),
    counts: await read.orgCount.findMany({ orderBy: { orgId: 'asc' } }),
  }
}

test('two exports, one after the other, leave the same rows in PostgreSQL and in SQLite', async () => {
  const [postgres, sqlite] = [await rowsOf(sides[0].database), await rowsOf(sides[1].database)]
  for (const [name, rows] of Object.entries(sqlite)) expect(postgres[name], name).toEqual(rows)
  expect(sqlite['changes']?.length).toBeGreaterThan(0)
})

test('both tell the same: what was read, what would be, what was refused and what vanished', () => {
  expect(sides[0].told).toEqual(sides[1].told)
  expect(sides[0].told.join('\n')).toContain('unknown_organisation')
})

test.each([
  ['report', '--as-of', AS_OF],
  ['coverage', '--org', '1', '--as-of', AS_OF],
  ['rules', '--as-of', AS_OF],
  ['readiness', '--form', '5-СП', '--as-of', AS_OF],
])('cli %s answers the same on both', async (...argv) => {
  const org = await sides[1].database.read.organisation.findFirstOrThrow({ where: { level: 'union' } })
  const given = argv.map((word) => (word === '1' ? String(org.aisId) : word))
  const answers: unknown[] = []
  for (const { url } of sides) {
    vi.stubEnv('DATABASE_URL', url)
    const { code, out, err } = await cli(...given, '--json')
    expect([code, err]).toEqual([0, ''])
    answers.push(JSON.parse(out))
  }
  expect(answers[0]).toEqual(answers[1])
})
