import { expect, test } from 'vitest'
import { calendarDate } from '../../../core/time-zone.ts'
import { eraseMember } from '../../../db/repos/erased-persons.ts'
import { changeSetting } from '../../../db/repos/kept-settings.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { readToken } from '../../../domain/ticket/token.ts'
import { type CheckWorld, checkWorld } from '../../support/check-world.ts'
import { listed, live, tokenOf } from './asked.ts'

const DAY_MS = 86_400_000

test('a card is issued once for the same content, and names no more than it shows', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  const today = calendarDate(world.clock.now(), 'Europe/Moscow')
  expect(readToken(tokenOf(address))?.facts).toMatchObject({
    number: '440000001',
    name: 'Небылицына А. П.',
    issuedOn: today,
  })
  world.pass(30 * DAY_MS)
  expect(await world.address(1)).toBe(address)
  const both = await Promise.all([world.address(2), world.address(2)])
  expect(both[0]).toBe(both[1])
  expect(await world.database.read.issuedCard.count()).toBe(2)
  expect(await live(world, address)).toBe('valid')
})

test('one without a plastic card has a code without a number, and another one with it', async () => {
  const world = await checkWorld()
  const renumber = (ticketNumber: string | null) =>
    world.database.write.member.update({ where: { id: 1 }, data: { ticketNumber } })
  await renumber(null)
  const bare = await world.address(1)
  expect(readToken(tokenOf(bare))?.facts.number).toBe('')
  expect(await live(world, bare)).toBe('valid')
  await renumber('440000001')
  expect([await live(world, bare), await live(world, await world.address(1))]).toEqual(['revoked', 'valid'])
})

test('a code is renewed before it expires; the old one stays good to its end', async () => {
  const world = await checkWorld()
  const by = { accountId: null, now: world.clock.now() }
  await transact(world.database, (tx) => changeSetting(tx, 'card.days', 20, by))
  const first = await world.address(1)
  world.pass(17 * DAY_MS)
  expect(await world.address(1)).toBe(first)
  world.pass(2 * DAY_MS)
  expect(await world.address(1)).not.toBe(first)
  expect(await live(world, first)).toBe('valid')
  world.pass(2 * DAY_MS)
  expect(await live(world, first)).toBe('expired')
})

test.each<[string, (world: CheckWorld) => Promise<unknown>]>([
  [
    'has left',
    ({ database, clock }) =>
      database.write.member.update({
        where: { id: 1 },
        data: { leftOn: calendarDate(clock.now(), 'Europe/Moscow') },
      }),
  ],
  [
    'has moved to another organisation',
    ({ database }) => database.write.member.update({ where: { id: 1 }, data: { orgId: 2 } }),
  ],
  [
    'has another number',
    ({ database }) => database.write.member.update({ where: { id: 1 }, data: { ticketNumber: '449999999' } }),
  ],
  [
    'has no number any more',
    ({ database }) => database.write.member.update({ where: { id: 1 }, data: { ticketNumber: null } }),
  ],
  [
    'has another surname',
    ({ database }) => database.write.member.update({ where: { id: 1 }, data: { lastName: 'Придуманная' } }),
  ],
  [
    'has another initial',
    ({ database }) => database.write.member.update({ where: { id: 1 }, data: { middleName: null } }),
  ],
  ['is in the registry no more', ({ database }) => database.write.member.delete({ where: { id: 1 } })],
  ['was erased', ({ database, clock }) => transact(database, (tx) => eraseMember(tx, 1, clock.now()))],
])('the card of one who %s is refused by the server at once, and by the next list', async (_, change) => {
  const world = await checkWorld()
  const [address, other] = [await world.address(1), await world.address(2)]
  expect(await listed(world, address)).toBe(false)
  await change(world)
  expect(await live(world, address)).toBe('revoked')
  expect(await listed(world, address)).toBe(false)
  world.untilNextList()
  expect([await listed(world, address), await listed(world, other)]).toEqual([true, false])
  expect(await live(world, other)).toBe('valid')
})

test('nothing that was on the card of an erased person is kept', async () => {
  const world = await checkWorld()
  await world.address(1)
  await transact(world.database, (tx) => eraseMember(tx, 1, world.clock.now()))
  expect(
    await world.database.read.issuedCard.findMany({ select: { number: true, name: true, reason: true } }),
  ).toEqual([{ number: '', name: '', reason: 'erased' }])
  expect(await world.address(1)).toBe('')
})

test('one who comes back is good again: the list is older, the server knows', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  await world.database.write.member.update({ where: { id: 1 }, data: { orgId: 2 } })
  expect(await listed(world, address)).toBe(true)
  await world.database.write.member.update({ where: { id: 1 }, data: { orgId: 1 } })
  expect([await listed(world, address), await live(world, address)]).toEqual([true, 'valid'])
})

test('a new number ends the card with the old one for good', async () => {
  const world = await checkWorld()
  const old = await world.address(1)
  const renumber = (ticketNumber: string) =>
    world.database.write.member.update({ where: { id: 1 }, data: { ticketNumber } })
  await renumber('449999999')
  await world.address(1)
  await renumber('440000001')
  expect(await live(world, old)).toBe('revoked')
  expect(await live(world, await world.address(1))).toBe('valid')
})

test('an expired card leaves the list: its own last day refuses it', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  await world.database.write.member.update({ where: { id: 1 }, data: { orgId: 2 } })
  expect(await listed(world, address)).toBe(true)
  world.pass(366 * DAY_MS)
  expect([await listed(world, address), await live(world, address)]).toEqual([false, 'expired'])
})
