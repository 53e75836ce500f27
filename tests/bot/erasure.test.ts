import { beforeEach, expect, test } from 'vitest'
import { NOW, textOf } from '../support/join-chat.ts'
import { ANNA, askToBeErased, BORIS, type ErasureWorld, erasureWorld, IVAN } from './erasure-world.ts'

const DAY_MS = 86_400_000
const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

let world: ErasureWorld
beforeEach(async () => {
  world = await erasureWorld()
})

const surname = async (id = 1) =>
  (await world.database.read.member.findUniqueOrThrow({ where: { id } })).lastName
const accounts = (id: number) => world.database.read.account.count({ where: { id } })
async function told(accountId: number): Promise<string[]> {
  const where = { accountId, kind: { startsWith: 'erasure.' } }
  const rows = await world.database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => textOf(JSON.parse(screen)))
}

test('who asks to be erased may think better of it for three days', async () => {
  const anna = world.chat(ANNA)
  expect(await askToBeErased(anna)).toContain('24.11.2022')
  await anna.route('privacy.erase', 'yes')
  expect(await world.database.read.erasure.count()).toBe(1)
  expect(await anna.command('privacy')).toContain('будут удалены 24.11.2022')
  await world.nightAfter(2.9)
  expect(await anna.press('Не удалять')).toContain('всё осталось')
  await world.nightAfter(30)
  expect(await surname()).toBe('Небылицына')
})

test('then it is done, once, and the record says only that it was', async () => {
  await askToBeErased(world.chat(ANNA))
  await world.nightAfter(3)
  expect(await surname()).toBe('')
  const record = { accountId: null, rows: expect.any(Number) }
  expect(await world.database.read.erasure.findMany()).toEqual([expect.objectContaining(record)])
  expect(await world.database.read.erasureProof.count()).toBe(0)
  await world.nightAfter(4)
  expect(await world.database.read.erasure.findMany()).toEqual([expect.objectContaining(record)])
})

test('a former member is erased, too, and so is the card of before that this person had', async () => {
  const { database, chat, nightAfter } = world
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: '2022-11-01' } })
  expect(await askToBeErased(chat(ANNA))).toContain('будут удалены')
  await database.write.member.create({
    data: {
      id: 2,
      aisId: 'm2',
      orgId: 5,
      lastName: 'Небылицына',
      firstName: 'Анна',
      birthDate: '1985-03-05',
    },
  })
  await chat(ANNA).route('privacy.keep')
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 2, method: 'phone', boundAt: NOW },
  })
  await askToBeErased(chat(ANNA))
  await nightAfter(3)
  expect([await surname(1), await surname(2)]).toEqual(['', ''])
})

test('after "Отвязать" the person is told that the card of the registry stays, and how to have it erased, too', async () => {
  const { database, chat, nightAfter } = world
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  const anna = chat(ANNA)
  for (const args of [[], ['yes']]) {
    const said = await anna.route('privacy.erase', ...args)
    expect(said).toContain('Карточка в реестре с этим чатом не связана')
    expect(said).not.toContain('Удалим карточку')
    expect(anna.labels).toContain('Связать чат с карточкой')
  }
  await nightAfter(3)
  expect([await surname(), await accounts(ANNA)]).toEqual(['Небылицына', 0])
})

test('of a card of before whose birth date is another one, its chair is asked', async () => {
  const { database, chat, nightAfter } = world
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: '2022-11-01', birthDate: null } })
  await database.write.member.create({
    data: { id: 2, aisId: 'm2', orgId: 5, lastName: 'Небылицына', firstName: 'А', birthDate: '1985-03-05' },
  })
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 2, method: 'phone', boundAt: NOW },
  })
  expect(await askToBeErased(chat(ANNA))).toContain('прежнюю карточку')
  expect(await told(BORIS)).toEqual([expect.stringContaining('подтвердите, что это он')])
  await nightAfter(3)
  expect(await accounts(ANNA)).toBe(1)
  expect(await chat(BORIS).route('erasure.confirm', '1', '1')).toContain('Подтверждено')
  await nightAfter(4)
  expect([await surname(1), await surname(2), await accounts(ANNA)]).toEqual(['', '', 0])
})

test('a card that was linked to somebody else meanwhile is not theirs to erase', async () => {
  await askToBeErased(world.chat(ANNA))
  await world.database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  await world.nightAfter(3)
  expect(await surname()).toBe('Небылицына')
  expect(await accounts(ANNA)).toBe(0)
})

test('a card that was linked after the wish is erased once the chair has said whose it is', async () => {
  const { database, chat, nightAfter } = world
  await chat(IVAN).route('privacy.erase', 'yes')
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  await database.write.memberBinding.create({
    data: { accountId: IVAN, memberId: 1, method: 'phone', boundAt: at(1) },
  })
  await nightAfter(3)
  await nightAfter(4)
  expect([await surname(), await accounts(IVAN)]).toEqual(['Небылицына', 1])
  expect(await told(BORIS)).toEqual([expect.stringContaining('Небылицына А.: просьба удалить')])
  await chat(BORIS).route('erasure.confirm', '1', '1')
  await nightAfter(5)
  expect([await surname(), await accounts(IVAN)]).toEqual(['', 0])
})

test('whoever does not know the birth date erases nobody: three tries a day, from whatever account', async () => {
  const anna = world.chat(ANNA)
  expect(await askToBeErased(anna, '01.01.1990')).toContain('Осталось 2 попытки')
  await anna.press('Ввести дату ещё раз')
  expect(await anna.say('1 января')).toContain('Пример')
  expect(await anna.say('02.01.1990')).toContain('Осталась 1 попытка')
  await anna.press('Ввести дату ещё раз')
  expect(await anna.say('03.01.1990')).toContain('попыток больше нет')
  expect(await askToBeErased(anna)).toContain('попыток больше нет')
  expect(await world.database.read.erasure.count()).toBe(0)
  const tomorrow = world.chat(ANNA)
  tomorrow.now = at(1.1)
  expect(await askToBeErased(tomorrow)).toContain('будут удалены')
  expect(JSON.stringify(await world.database.read.change.findMany())).not.toContain('1990')
})

test('where the registry has no birth date the chair says whose card it is; in silence the rest goes without it', async () => {
  const { database, chat, nightAfter } = world
  await database.write.member.update({ where: { id: 1 }, data: { birthDate: null } })
  await chat(ANNA).route('privacy.erase')
  expect(await chat(ANNA).route('privacy.erase', 'yes')).toContain('председатель подтвердит')
  expect(await told(BORIS)).toEqual([expect.stringContaining('подтвердите, что это он')])
  await nightAfter(26)
  expect([await surname(), await accounts(ANNA)]).toEqual(['Небылицына', 1])
  for (const stranger of [IVAN, ANNA])
    expect(await chat(stranger).route('erasure.confirm', '1', '1')).toContain('устарела')
  await nightAfter(28)
  expect([await surname(), await accounts(ANNA)]).toEqual(['Небылицына', 0])
})

test('who was erased stands in no list as a row without a name', async () => {
  const { database, chat, nightAfter } = world
  await database.write.member.create({
    data: { id: 2, aisId: 'm2', orgId: 4, lastName: 'Вымыслов', firstName: 'А', ticketStatus: 'produced' },
  })
  await askToBeErased(chat(ANNA))
  await nightAfter(3)
  await database.write.duplicatePair.create({
    data: { memberA: 1, memberB: 2, reason: 'phone', orgA: 4, orgB: 4, orgId: 4, foundAt: NOW },
  })
  const boris = chat(BORIS)
  expect(await boris.route('tickets', '4')).not.toMatch(/изготовлен\S*: 2/i)
  await boris.route('tickets.list', '4', 'produced')
  expect(boris.labels.filter((label) => /Вымыслов|☐|☑/.test(label))).toHaveLength(1)
  expect(await boris.command('duplicates')).not.toContain('Вымыслов')
})
