import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { folder, folderWith } from '../registry/registry-folder.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

test('migrate, generate, import, report and coverage each print one JSON document', async () => {
  vi.stubEnv('DATABASE_URL', `file:${join(folder(), 'new.db')}`)
  const out = folder()
  const json = async (...argv: string[]) => {
    const done = await cli(...argv, '--json')
    expect([done.code, done.out.trim().split('\n').length]).toEqual([0, 1])
    return JSON.parse(done.out)
  }
  expect((await json('migrate')).applied.length).toBeGreaterThan(0)
  expect((await json('migrate')).applied).toEqual([])
  const { files } = await json('generate', '--scale', 'demo', '--seed', '1', '--out', out)
  expect(files).toContainEqual({ path: join(out, 'accounts.csv'), rows: 5 })
  const imported = await json('import', out)
  expect(imported.rejects).toBe(join(out, 'rejects.csv'))
  expect(imported.files).toHaveLength(8)
  expect((await json('report', '--as-of', '2022-11-21')).tables.regions).toHaveLength(82)
  const coverage = await json('coverage', '--org', 'r-53', '--as-of', '2022-11-21')
  expect(coverage.org).toEqual({ aisId: 'r-53', name: 'Псковская', level: 'regional' })
  expect(coverage.figures.registryCoveragePct).toBe(76.13)
  const md = join(folder(), 'report.md')
  expect((await cli('report', '--as-of', '2022-11-21', '--md', md)).code).toBe(0)
  expect(readFileSync(md, 'utf8')).toContain('Псковская областная')
})

test('rejects leave the exit code at 0 unless the import is strict', async () => {
  vi.stubEnv('DATABASE_URL', await freshDatabaseUrl())
  const path = folderWith({ 'o.csv': 'ais_id,level,name\nu,union,\n' })
  expect((await cli('import', path)).code).toBe(0)
  const strict = await cli('import', path, '--strict')
  expect(strict.code).toBe(1)
  expect(strict.err).toContain('1 rows were rejected')
})

test.each([
  ['an unknown command', ['nonsense']],
  ['an unknown option', ['migrate', '--nonsense']],
  [
    'a fraction of the demo',
    ['generate', '--scale', 'demo', '--fraction', '.5', '--seed', '1', '--out', 'x'],
  ],
  [
    'a fraction above one',
    ['generate', '--scale', 'national', '--fraction', '2', '--seed', '1', '--out', 'x'],
  ],
  ['a scale that never is', ['generate', '--scale', 'galaxy', '--seed', '1', '--out', 'x']],
  ['a day that does not exist', ['report', '--as-of', '2022-02-30']],
  ['no organisation to cover', ['coverage']],
  ['two formats at once', ['report', '--json', '--xlsx', 'x.xlsx']],
])('%s is wrong usage, said in one line', async (_, argv) => {
  const { code, out, err } = await cli(...argv)
  expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1])
})

test('a failure is one line and what to do about it, never a stack', async () => {
  vi.stubEnv('DATABASE_URL', `file:${join(folder(), 'missing.db')}`)
  const missing = await cli('report')
  expect([missing.code, missing.out]).toEqual([1, ''])
  expect(missing.err).toMatch(/^There is no database at .* Run "migrate" first.*\n$/)
  vi.stubEnv('DATABASE_URL', await freshDatabaseUrl())
  const path = folderWith({ 'x.csv': 'a,b\n' })
  const broken = await cli('import', join(path, 'x.csv'))
  expect([broken.code, broken.err.trim().split('\n').length]).toEqual([1, 1])
  expect((await cli('coverage', '--org', 'nobody')).err).toContain('There is no organisation nobody.')
})

test('every command explains itself', async () => {
  const help = await cli('--help')
  expect(help.code).toBe(0)
  for (const name of ['migrate', 'generate', 'import', 'report', 'coverage']) {
    expect(help.out).toContain(name)
    expect((await cli(name, '--help')).code).toBe(0)
  }
})
