import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { judgeSpace } from '../../cli/doctor/ground.ts'
import { judgeRedis } from '../../cli/doctor/outside.ts'
import { examineTickets } from '../../cli/doctor/tickets.ts'
import { makeSigningKey, readSigningKeys } from '../../core/signing-keys.ts'
import { revokeKey } from '../../db/repos/revoked-keys.ts'
import { transact } from '../../db/unit-of-work.ts'
import { startSimulator } from '../../simulator/server.ts'
import { folder } from '../registry/registry-folder.ts'
import { doctor, world } from './doctor-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

test('a database that is missing is not made, and one of before is not migrated', async () => {
  const path = join(folder(), 'missing.db')
  vi.stubEnv('DATABASE_URL', `file:${path}`)
  expect((await doctor()).of('database')).toMatchObject({ state: 'fail', says: `there is none at ${path}` })
  expect(existsSync(path)).toBe(false)
  const database = await world()
  await database.write
    .$executeRaw`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%text-message'`
  const { code, of } = await doctor()
  expect([code, of('migrations').advice]).toEqual([1, 'Run "cli migrate".'])
  expect((await doctor()).of('migrations').says).toContain('text-message')
})

test('a wrong environment is one line that tells no value', async () => {
  vi.stubEnv('REDIS_URL', 'password-of-redis')
  const { code, out } = await cli('doctor')
  expect([code, out.split('\n').length, out.includes('password')]).toEqual([1, 2, false])
  expect(out).toContain('REDIS_URL should be')
})

test('the Bot API is asked who the bot is; one that is away is one line without the token', async () => {
  await world()
  const sim = await startSimulator({ host: '127.0.0.1', port: 0, people: [] })
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '42:test-of-the-command-line')
  vi.stubEnv('APP_SECRET', 's'.repeat(32))
  vi.stubEnv('TELEGRAM_API_ROOT', sim.url)
  expect((await doctor()).of('messenger')).toMatchObject({ state: 'ok', says: expect.stringContaining('@') })
  await sim.close()
  const { out, of } = await doctor()
  expect(of('messenger')).toMatchObject({ state: 'fail', says: expect.stringContaining('ECONNREFUSED') })
  expect(out).not.toMatch(/test-of-the-command-line|ssss/)
})

test('Redis has to keep what it is given, and the disk to take a backup', () => {
  const GB = 1024 ** 3
  expect(judgeRedis({ maxmemoryPolicy: 'noeviction', appendOnly: true }).state).toBe('ok')
  expect(judgeRedis({ maxmemoryPolicy: 'allkeys-lru', appendOnly: false })).toMatchObject({
    state: 'warn',
    says: expect.stringContaining('maxmemory-policy is allkeys-lru and AOF is off'),
  })
  expect(
    [judgeSpace(9 * GB, GB), judgeSpace(2 * GB, 3 * GB), judgeSpace(GB / 20, GB)].map(({ state }) => state),
  ).toEqual(['ok', 'warn', 'fail'])
})

test('tickets without a key that signs, or without an address where they are checked, are told of', async () => {
  const database = await world()
  const written = makeSigningKey('first')
  const [key] = readSigningKeys(written)
  vi.stubEnv('CARD_SIGNING_KEY', written)
  expect((await doctor()).of('tickets')).toMatchObject({
    state: 'ok',
    says: expect.stringContaining('first'),
  })
  const publicKey = Buffer.from(key?.publicKey ?? []).toString('base64url')
  await transact(database, (tx) => revokeKey(tx, { publicKey, kid: 'first' }, new Date()))
  const { code, of, out } = await doctor()
  expect([code, of('tickets').state, of('tickets').says]).toEqual([
    0,
    'warn',
    expect.stringContaining('every key'),
  ])
  expect(out).not.toContain(written.slice('first:'.length))
  const signs = [{ kid: 'first', isRevoked: false }]
  expect(examineTickets({ keys: signs, publicUrl: undefined, demo: false }).says).toContain('PUBLIC_URL')
  expect(examineTickets({ keys: [], publicUrl: undefined, demo: false }).says).toContain('CARD_SIGNING_KEY')
})
