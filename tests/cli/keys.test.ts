import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { makeSigningKey, readSigningKeys } from '../../core/signing-keys.ts'
import { cardDays, markDemo } from '../../db/repos/settings.ts'
import { secretsFolder } from '../../demo/secrets.ts'
import { freshDatabase } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

async function world(keys = '') {
  const database = await freshDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('CARD_SIGNING_KEY', keys)
  return database
}

const kids = (value: string) => readSigningKeys(value).map(({ kid }) => kid)

test('rotate puts a new key before the ones there are, and says what to set', async () => {
  const first = makeSigningKey('first')
  await world(first)
  const { code, out } = await cli('keys', 'rotate')
  const value = /^CARD_SIGNING_KEY=(\S+)$/m.exec(out)?.[1] ?? ''
  expect([code, kids(value).length, value.endsWith(`,${first}`)]).toEqual([0, 2, true])
  expect(out).toContain('start them again')
  vi.stubEnv('CARD_SIGNING_KEY', value)
  const again = JSON.parse((await cli('keys', 'rotate', '--json')).out)
  expect(again.keys).toEqual([`${kids(value)[0]}-2`, ...kids(value)])
  expect(kids(again.value)).toEqual(again.keys)
})

test('without any key rotate makes the first one', async () => {
  await world()
  const { keys, value } = JSON.parse((await cli('keys', 'rotate', '--json')).out)
  expect(kids(value)).toEqual(keys)
  expect(keys).toHaveLength(1)
})

test('for the demo rotate writes its file, which nobody else may read', async () => {
  const database = await world()
  await markDemo(database.write)
  const { kid, file, value } = JSON.parse((await cli('keys', 'rotate', '--json')).out)
  expect(value).toBeUndefined()
  expect(file).toBe(join(secretsFolder(database.path), 'card-signing-key'))
  expect(kids(readFileSync(file, 'utf8'))[0]).toBe(kid)
})

test('revoke refuses what a key has signed, says which one signs now, and may be repeated', async () => {
  await world(`${makeSigningKey('second')},${makeSigningKey('first')}`)
  const revoke = async (kid: string) => JSON.parse((await cli('keys', 'revoke', kid, '--json')).out)
  expect(await revoke('second')).toEqual({ kid: 'second', changed: true, signs: 'first' })
  expect(await revoke('second')).toEqual({ kid: 'second', changed: false, signs: 'first' })
  expect(JSON.parse((await cli('keys', 'rotate', '--json')).out).keys).toHaveLength(2)
  expect(await revoke('first')).toEqual({ kid: 'first', changed: true, signs: null })
  expect((await cli('keys', 'revoke', 'first')).out).toContain('Run "keys rotate"')
})

test('a key that nobody has cannot be revoked: one line says which there are', async () => {
  await world(makeSigningKey('first'))
  const { code, err } = await cli('keys', 'revoke', 'third')
  expect([code, err.trim()]).toEqual([1, 'There is no key third. The keys of CARD_SIGNING_KEY: first.'])
  expect((await cli('keys', 'revoke')).code).toBe(2)
  expect((await cli('keys')).code).not.toBe(0)
})

test('days sets for how long new codes are good', async () => {
  const database = await world()
  expect(await cardDays(database.read)).toBe(365)
  expect((await cli('keys', 'days', '90')).code).toBe(0)
  expect(await cardDays(database.read)).toBe(90)
  for (const wrong of ['0', '-1', '1.5', 'year', '3651'])
    expect((await cli('keys', 'days', wrong)).code).toBe(2)
})

test('a seed of another length stops every command with the name of the variable', async () => {
  await world(`first:${Buffer.alloc(33, 1).toString('base64')}`)
  const { code, err } = await cli('keys', 'rotate')
  expect([code, err]).toEqual([1, expect.stringContaining('CARD_SIGNING_KEY should be kid:base64-seed')])
})
