import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { folder } from '../registry/registry-folder.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

/** A command on a database; its document. */
async function on(url: string, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  const done = await cli(...argv, '--json')
  return { ...done, json: done.code === 0 ? JSON.parse(done.out) : undefined }
}

test('a file or folder that is not there is named', async () => {
  const url = await freshDatabaseUrl()
  expect((await on(url, 'restore', '/no/such/backup.db')).err).toContain(
    'There is no file /no/such/backup.db',
  )
  expect((await on(url, 'backup', '--out', '/no/such/folder/b.db')).err).toContain(
    'no folder /no/such/folder',
  )
  expect((await on(url, 'restore', folder())).err).toContain('There is no file')
})

test('a backup overwrites nothing unasked', async () => {
  const url = await freshDatabaseUrl()
  const file = join(folder(), 'backup.db')
  expect((await on(url, 'backup', '--out', file)).code).toBe(0)
  const before = readFileSync(file)
  expect((await on(url, 'backup', '--out', file)).err).toContain('There is a file')
  expect(readFileSync(file).equals(before)).toBe(true)
  expect((await on(url, 'backup', '--out', file, '--replace')).code).toBe(0)
  expect((await on(url, 'backup', '--out', folder(), '--replace')).err).toContain('is no file')
})
