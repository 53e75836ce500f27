import { beforeEach, expect, test } from 'vitest'
import { NOW, textOf } from '../support/join-chat.ts'
import { ANNA, askToBeErased, BORIS, type ErasureWorld, erasureWorld, GALINA, IVAN } from './erasure-world.ts'

let world: ErasureWorld
beforeEach(async () => {
  world = await erasureWorld()
})

const surname = async (id = 1) =>
  (await world.database.read.member.findUniqueOrThrow({ where: { id } })).lastName
async function told(accountId: number): Promise<string[]> {
  const where = { accountId, kind: { startsWith: 'erasure.' } }
  const rows = await world.database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => textOf(JSON.parse(screen)))
}

test('the chair may stop a wish, and it is written down; whose chat had the card before may tell the chair', async () => {
  const { database, chat, nightAfter } = world
  await database.write.memberBinding.create({
    data: { accountId: IVAN, memberId: 1, method: 'phone', boundAt: NOW, endedAt: NOW },
  })
  await database.write.account.create({
    data: { id: 7, channel: 'telegram', externalId: '1007', firstSeenAt: NOW },
  })
  await askToBeErased(chat(ANNA))
  for (const person of [BORIS, IVAN])
    expect(await told(person)).toEqual([expect.stringMatching(/Небылицына А\.: просьба.*21\.11\.2022/s)])
  expect(await told(IVAN)).toEqual([expect.stringContaining('напишите председателю')])
  expect(await told(GALINA)).toEqual([])
  for (const stranger of [7, ANNA, IVAN])
    expect(await chat(stranger).route('erasure.stop', '1')).toContain('устарела')
  expect(await chat(BORIS).route('erasure.stop', '1')).toContain('остановлено')
  expect(await chat(BORIS).route('erasure.stop', '1')).toContain('устарела')
  expect(await told(ANNA)).toEqual([expect.stringContaining('остановлено')])
  expect(await database.read.change.findMany({ where: { kind: 'erasure' } })).toEqual([
    expect.objectContaining({
      ...{ field: 'stopped', accountId: BORIS, memberId: 1, orgId: 4, source: 'chair' },
      ...{ oldValue: null, newValue: null, changedAt: NOW },
    }),
  ])
  await nightAfter(30)
  expect(await surname()).toBe('Небылицына')
})

test('a proven wish that is repeated is a matter of the level above, and of nobody below it again', async () => {
  const { chat, nightAfter } = world
  const [anna, boris, galina] = [chat(ANNA), chat(BORIS), chat(GALINA)]
  await askToBeErased(anna)
  await boris.route('erasure.stop', '1')
  await askToBeErased(anna)
  expect((await told(BORIS)).at(-1)).toContain('только вышестоящая')
  expect(await told(GALINA)).toEqual([expect.stringContaining('остановите удаление')])
  expect(await boris.route('erasure.stop', '2')).toContain('только вышестоящая')
  expect(await galina.route('erasure.stop', '2')).toContain('остановлено')
  await askToBeErased(anna)
  for (const each of [boris, galina])
    expect(await each.route('erasure.stop', '3')).toContain('только вышестоящая')
  await nightAfter(3)
  expect(await surname()).toBe('')
})

test('a wish that nothing proves may be stopped each time', async () => {
  const { database, chat } = world
  await database.write.member.update({ where: { id: 1 }, data: { birthDate: null } })
  for (const id of ['1', '2']) {
    await chat(ANNA).route('privacy.erase', 'yes')
    expect(await chat(BORIS).route('erasure.stop', id)).toContain('остановлено')
  }
})
