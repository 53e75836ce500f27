import { afterEach, expect, test, vi } from 'vitest'
import { goodCard } from '../../db/repos/revoked-cards.ts'
import { checkWorld } from '../support/check-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

async function world() {
  const made = await checkWorld()
  const { database, clock } = made
  await database.write.account.create({
    data: { id: 1, channel: 'telegram', externalId: '1002', firstSeenAt: clock.now() },
  })
  await database.write.memberBinding.create({
    data: { accountId: 1, memberId: 1, method: 'phone', boundAt: clock.now() },
  })
  vi.stubEnv('DATABASE_URL', database.url)
  const good = async () => (await goodCard(database.read, 1, '2026-11-28'))?.id
  return { ...made, good }
}

test.each([
  ['--account', 'telegram:1002'],
  ['--ticket', '440000001'],
])('card revoke %s ends the codes of one ticket, once, and its holder is told', async (option, value) => {
  const { address, database, good } = await world()
  await address(1)
  await address(2)
  expect(await good()).toBe(1)
  const revoke = async () => JSON.parse((await cli('card', 'revoke', option, value, '--json')).out)
  expect(await revoke()).toEqual({ member: 'm1', revoked: 1, told: ['telegram:1002'] })
  expect(await good()).toBeUndefined()
  expect(await revoke()).toEqual({ member: 'm1', revoked: 0, told: [] })
  expect(await database.read.outboxMessage.count({ where: { kind: 'card.revoked', accountId: 1 } })).toBe(1)
  expect(await database.read.issuedCard.count({ where: { revokedAt: null } })).toBe(1)
})

test('one line says what is wrong with the name of a ticket', async () => {
  const { database } = await world()
  const revoke = async (...argv: string[]) => {
    const { code, err } = await cli('card', 'revoke', ...argv)
    return [code, err.trim()]
  }
  expect(await revoke('--account', 'telegram:5')).toEqual([1, expect.stringContaining("is no member's")])
  expect(await revoke('--ticket', '1')).toEqual([1, expect.stringContaining('No member has this number')])
  await database.write.member.update({ where: { id: 2 }, data: { ticketNumber: '440000001' } })
  expect(await revoke('--ticket', '440000001')).toEqual([1, expect.stringContaining('m1, m2')])
  expect((await revoke())[0]).toBe(2)
  expect((await revoke('--account', 'telegram:1002', '--ticket', '1'))[0]).toBe(2)
})
