import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { ImportLock } from '../../db/import/import-lock.ts'
import { realNow } from '../../db/real-now.ts'
import { cli } from '../cli/run-command.ts'
import { freshDatabaseUrl } from '../support/database.ts'

const HOUR_MS = 3_600_000

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** A database with one organisation and one person, and an operator's machine whose clock is an hour ahead of it. */
async function hourAhead() {
  const url = await freshDatabaseUrl()
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const names = { aisId: 'U', path: '/1/', level: 'union', name: 'U', searchName: 'u' }
  await database.write.organisation.create({ data: names })
  const person = { channel: 'telegram', externalId: '7', firstSeenAt: new Date(0) }
  await database.write.account.create({ data: person })
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS })
  const fromNow = async (moment: Date | undefined) =>
    Math.abs((moment?.getTime() ?? 0) - (await realNow(database.read)).getTime())
  return { database, fromNow }
}

test('an announcement begun on a machine whose clock is an hour ahead begins now', async () => {
  const { database, fromNow } = await hourAhead()
  expect(await cli('broadcast', 'create', '--text', 'text')).toMatchObject({ code: 0 })
  const row = await database.read.broadcast.findFirst()
  expect(await fromNow(row?.startAt)).toBeLessThan(60_000)
  expect(await fromNow(row?.createdAt)).toBeLessThan(60_000)
})

test('a right given there is given now', async () => {
  const { database, fromNow } = await hourAhead()
  expect(await cli('grant', 'admin', '--account', 'telegram:7')).toMatchObject({ code: 0 })
  expect(await fromNow((await database.read.roleGrant.findFirst())?.grantedAt)).toBeLessThan(60_000)
})

test('an import of another machine is not taken for dead by a clock that is an hour ahead', async () => {
  const { database } = await hourAhead()
  const now = await realNow(database.read)
  await database.write.importLock.create({
    data: { id: 1, pid: 7, host: 'elsewhere', startedAt: now, heartbeatAt: now },
  })
  await expect(ImportLock.take(database)).rejects.toThrow('Another import is running')
})
