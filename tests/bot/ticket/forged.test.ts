import { expect, test } from 'vitest'
import { makeSigningKey, readSigningKeys } from '../../../core/signing-keys.ts'
import { revokeKey } from '../../../db/repos/revoked-keys.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { toBase64url } from '../../../domain/ticket/base64url.ts'
import { packCard, readToken, writeToken } from '../../../domain/ticket/token.ts'
import { checkWorld, forged } from '../../support/check-world.ts'
import { cardOf, live, tokenOf } from './asked.ts'

const DAY_MS = 86_400_000

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
