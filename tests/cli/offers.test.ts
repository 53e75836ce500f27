import { expect, test } from 'vitest'
import { agreeTo, declineConsent } from '../../db/repos/asked-consents.ts'
import { transact } from '../../db/unit-of-work.ts'
import { broadcastWorld, json } from './broadcast-world.ts'
import { told, toldWhy, world } from './explain-world.ts'
import { cli } from './run-command.ts'

test('broadcast create --category offer counts those who agreed; it is never urgent', async () => {
  const { database } = await broadcastWorld()
  const { id } = await database.read.account.findFirstOrThrow()
  await transact(database, (tx) =>
    agreeTo(tx, 'offers', { accountId: id, textVersion: 'offers-1', at: new Date() }),
  )
  const created = await json('broadcast', 'create', '--text', 'Скидка', '--category', 'offer')
  expect(created.audience).toEqual({ accounts: 1 })
  expect(await database.read.broadcast.findUnique({ where: { id: created.id } })).toMatchObject({
    category: 'offer',
    class: 'announcement',
  })
  const urgent = await cli('broadcast', 'create', '--text', 'x', '--category', 'offer', '--class', 'urgent')
  expect([urgent.code, urgent.err]).toEqual([2, expect.stringContaining('never urgent')])
  expect((await cli('broadcast', 'create', '--text', 'x', '--category', 'news')).code).toBe(2)
  const long = await cli('broadcast', 'create', '--text', 'я'.repeat(4090), '--category', 'offer')
  expect([long.code, long.err]).toEqual([2, expect.stringContaining('4032')])
})

test('explain says that somebody was left out of an offer for want of a consent', async () => {
  const { database, ago, person, broadcast, plan } = await world()
  for (const id of [1, 2, 3]) await person(id)
  await transact(database, (tx) =>
    agreeTo(tx, 'offers', { accountId: 2, textVersion: 'offers-1', at: ago(50) }),
  )
  await transact(database, (tx) =>
    agreeTo(tx, 'offers', { accountId: 3, textVersion: 'offers-1', at: ago(50) }),
  )
  await transact(database, (tx) =>
    declineConsent(tx, 'offers', { accountId: 3, textVersion: 'offers-1', at: ago(40) }),
  )
  const id = await broadcast({ category: 'offer' })
  await plan(id)
  expect(await toldWhy(1, id)).toMatchObject({ recipient: false, why: 'no_consent' })
  expect((await toldWhy(1, id)).says).toContain('they have given no consent to offers')
  expect((await toldWhy(2, id)).recipient).toBe(true)
  expect((await toldWhy(3, id)).says).toContain('they took back their consent to offers on')
  expect(await told(1)).toContain('Has not agreed to offers of partners')
  expect(await told(2)).toContain('Agreed to offers of partners on')
  await transact(database, (tx) =>
    declineConsent(tx, 'offers', { accountId: 2, textVersion: 'offers-1', at: ago(1) }),
  )
  expect(await told(2)).toContain(
    'it will be left out then, because the person has given no consent to offers',
  )
})
