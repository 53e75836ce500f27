import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { Database } from '../../db/client.ts'
import { folder } from '../registry/registry-folder.ts'
import { emptyDatabaseUrl, freshDatabaseUrl, openForTest } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

async function on(url: string, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  return cli(...argv, '--json')
}

async function backupOf(url: string): Promise<string> {
  const file = join(folder(), 'backup.db')
  expect((await on(url, 'backup', '--out', file)).code).toBe(0)
  return file
}

test('a card that is issued after a restore has a number that no card from after the backup can have', async () => {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  const issue = (one: Database) =>
    one.write.issuedCard.create({
      data: { memberId: 1, orgId: 1, number: '', name: '', issuedOn: '2026-11-28', expiresOn: '2027-11-28' },
    })
  const [bare, filled] = [await freshDatabaseUrl(), await freshDatabaseUrl()]
  await on(bare, 'restore', await backupOf(url))
  const last = await issue(database)
  await on(filled, 'restore', await backupOf(url))
  const [first, next] = [await issue(await openForTest(bare)), await issue(await openForTest(filled))]
  expect([first.id, next.id]).toEqual([10_000_001, 10_000_001 + last.id])
  // A copy goes on where the database was.
  const copied = await emptyDatabaseUrl()
  expect((await on(url, 'copy', '--to', copied)).code).toBe(0)
  expect((await issue(await openForTest(copied))).id).toBe(last.id + 1)
})
