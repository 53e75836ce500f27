import { expect, test } from 'vitest'
import { makeSigningKey, readSigningKeys } from '../../../core/signing-keys.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { eraseMember } from '../../../db/repos/erased-persons.ts'
import { revokeKey } from '../../../db/repos/revoked-keys.ts'
import { setCardDays } from '../../../db/repos/settings.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { toBase64url } from '../../../domain/ticket/base64url.ts'
import { readRevocations } from '../../../domain/ticket/revocation-list.ts'
import { packCard, readToken, writeToken } from '../../../domain/ticket/token.ts'
import { type CheckWorld, checkWorld, forged } from '../../support/check-world.ts'

const DAY_MS = 86_400_000
const tokenOf = (address: string) => address.split('#')[1] ?? ''
const cardOf = (address: string) => readToken(tokenOf(address))?.facts.cardId ?? 0

async function listed(world: CheckWorld, address: string): Promise<boolean | undefined> {
  const answer = await world.app.inject('/check/list')
  return readRevocations(answer.rawPayload)?.has(cardOf(address))
}

async function live(world: CheckWorld, address: string): Promise<string> {
  const payload = { token: tokenOf(address) }
  const answer = await world.app.inject({ method: 'POST', url: '/check/status', payload })
  return answer.statusCode === 200 ? answer.json().verdict : String(answer.statusCode)
}

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

test.each<
  [string, Partial<{ name: string; number: string; memberId: number; issuedOn: string; expiresOn: string }>]
>([
  ['person', { name: 'Вымыслова А. П.', memberId: 2, number: '440000002' }],
  ['number', { number: '449999999' }],
  ['first day', { issuedOn: '2026-01-01' }],
  ['last day', { expiresOn: '2190-01-01' }],
])('a token is judged by no row of another %s, as a restored backup may have it', async (_, data) => {
  const world = await checkWorld()
  const address = await world.address(1)
  await world.database.write.issuedCard.update({ where: { id: cardOf(address) }, data })
  if (data.number === '449999999')
    await world.database.write.member.update({ where: { id: 1 }, data: { ticketNumber: data.number } })
  expect(await live(world, address)).toBe('revoked')
})

test('a name that was cut for its token is the same name', async () => {
  const world = await checkWorld()
  const lastName = 'Вымышленная-Несуществующая-Придуманная'
  await world.database.write.member.update({ where: { id: 1 }, data: { lastName } })
  const address = await world.address(1)
  expect(readToken(tokenOf(address))?.facts.name).toContain('…')
  expect(await live(world, address)).toBe('valid')
})

test('a code is renewed before it expires; the old one stays good to its end', async () => {
  const world = await checkWorld()
  await transact(world.database, (tx) => setCardDays(tx, 20))
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

test('a changed letter, a key of another and a made-up card get no answer', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  expect(await live(world, forged(address))).toBe('400')
  expect(await live(world, await world.address(1, makeSigningKey('first')))).toBe('400')
  expect(await live(world, '#440000001')).toBe('400')
})

test('a card of a later day is from the future; one that was never issued is revoked', async () => {
  const world = await checkWorld()
  const [key] = readSigningKeys(world.signing)
  const sign = (facts: { cardId: number; issuedOn: string; expiresOn: string }) => {
    const signed =
      packCard({ keyTag: key?.tag ?? '', number: '1', name: 'Я А.', ...facts }) ?? new Uint8Array()
    return `#${writeToken(signed, key?.sign(signed) ?? new Uint8Array())}`
  }
  const later = new Date(world.clock.now().getTime() + 3 * DAY_MS).toISOString().slice(0, 10)
  expect(await live(world, sign({ cardId: 1, issuedOn: later, expiresOn: '2199-01-01' }))).toBe('future')
  expect(await live(world, sign({ cardId: 900, issuedOn: '2026-01-01', expiresOn: '2199-01-01' }))).toBe(
    'revoked',
  )
})

test('a revoked key that the environment no longer has is still published, and what it signed is a forgery', async () => {
  const old = makeSigningKey('old')
  const world = await checkWorld()
  const address = await world.address(1, old)
  expect(await live(world, address)).toBe('400')
  const { tag, publicKey } = await world.revokeKey(old)
  const { keys } = (await world.app.inject('/check/state.json')).json()
  expect(keys).toContainEqual({ tag, publicKey, revoked: true })
  expect(await live(world, address)).toBe('forged')
  expect(await live(world, forged(address))).toBe('400')
})

test('after a rotation both keys are believed; a revoked one is refused everywhere and signs no more', async () => {
  const world = await checkWorld({ signing: `${makeSigningKey('second')},${makeSigningKey('first')}` })
  const [second, first] = world.signing.split(',')
  const [old, now] = [await world.address(1, first), await world.address(1)]
  expect(now).not.toBe(old)
  expect([await live(world, old), await live(world, now)]).toEqual(['valid', 'valid'])
  const [key] = readSigningKeys(second ?? '')
  const publicKey = toBase64url(key?.publicKey ?? new Uint8Array())
  await transact(world.database, (tx) => revokeKey(tx, { publicKey, kid: 'second' }, world.clock.now()))
  expect([await live(world, old), await live(world, now)]).toEqual(['valid', 'forged'])
  expect(await world.address(1)).toBe(old)
  const { keys } = (await world.app.inject('/check/state.json')).json()
  expect(keys.map(({ revoked }: { revoked: boolean }) => revoked)).toEqual([true, false])
})
