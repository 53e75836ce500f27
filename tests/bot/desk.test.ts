import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase, numberBehind } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [ANNA, BORIS, GALINA, VERA] = [1, 2, 3, 5]

let database: Database
const chat = (person: number) => new JoinChat(database, person)

/** Members of school 4: Анна in the bot, one who blocked it, one with an address, one with neither; one more in school 5. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, VERA)
  await database.write.account.update({ where: { id: VERA }, data: { reach: 'blocked' } })
  const member = (id: number, lastName: string, more: object = {}) => ({
    ...{ id, aisId: `m${id}`, orgId: 4, lastName, firstName: 'Иван', status: 'working', ...more },
  })
  const rows = [
    member(1, 'Аннина', { ticketStatus: 'produced', ticketStatusOn: '2022-11-01' }),
    member(2, 'Верина', { status: null }),
    member(3, 'Письмова', { email: 'p@example.org' }),
    member(4, 'Тихонова'),
    member(5, 'Дальняя', { orgId: 5, status: null }),
    member(6, 'Ушедшая', { leftOn: '2022-11-01', status: null }),
  ]
  await database.write.member.createMany({ data: rows.map((row) => ({ email: null, ...row })) })
  const bound = (accountId: number, memberId: number) => ({
    accountId,
    memberId,
    method: 'phone',
    boundAt: NOW,
  })
  await database.write.memberBinding.createMany({ data: [bound(ANNA, 1), bound(VERA, 2)] })
  await numberBehind(database, 'Member')
})

const fillPassports = async () => {
  const filled = {
    ...{
      shortName: 'Ш',
      isLegalEntity: false,
      employerName: 'Школа',
      employerHead: 'Иной',
      duesAccount: '1',
    },
    ...{ educationKind: 'школа', employedCount: 9, hasTerritorialRights: false },
  }
  await database.write.organisation.updateMany({ data: filled })
  const term = { email: 'b@example.org', emailConsent: true, phone: '+70005550000' }
  await database.write.term.updateMany({ data: term })
}

test('the desk offers what waits, most urgent first, and nothing that has zero', async () => {
  await fillPassports()
  const boris = chat(BORIS)
  expect(await boris.route('office', '4')).toContain('Ждёт вас')
  expect(boris.labels).toEqual([
    'Указать статус людям: 1',
    'Раздать билеты: 1',
    'До кого не дойдёт сообщение: 3',
    'Сводка',
    'Сдача отчётов',
    'Ссылка для вступления',
    'Все разделы',
    '⌂ Меню',
  ])
  await database.write.application.create({
    data: {
      ...{ accountId: VERA, orgId: 4, lastName: 'Новикова', firstName: 'Инна', state: 'submitted' },
      ...{ birthDate: '1985-03-05', status: 'working', phone: '+70001234567', submittedAt: NOW },
    },
  })
  await database.write.member.updateMany({ data: { status: 'working', ticketStatus: 'issued' } })
  await boris.route('office', '4')
  expect(boris.labels.slice(0, 2)).toEqual(['Заявления и просьбы: 1', 'До кого не дойдёт сообщение: 3'])
  await boris.press('Заявления')
  expect(boris.labels.join()).toContain('Новикова И.')
})

test('with nothing to do the desk says so, and everything is still one press away', async () => {
  await fillPassports()
  await database.write.memberBinding.deleteMany()
  await database.write.member.deleteMany({ where: { id: { not: 1 } } })
  await database.write.member.updateMany({ data: { ticketStatus: 'issued' } })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
  const boris = chat(BORIS)
  expect(await boris.route('office', '4')).toContain('Сейчас вас ничего не ждёт')
  await boris.press('Все разделы')
  for (const label of boris.labels) {
    await boris.route('office.all', '4')
    await boris.press(label)
    expect(boris.text, label).not.toContain('недоступен')
  }
})

test('a territorial chair has the numbers of the sub-tree, and lists by organisation instead of names', async () => {
  const galina = chat(GALINA)
  await galina.route('office', '3')
  expect(galina.labels).toEqual(
    expect.arrayContaining([
      'Открыть доступ председателям: 1',
      'Указать статус людям: 2',
      'До кого не дойдёт сообщение: 4',
    ]),
  )
  expect(galina.labels.join()).not.toContain('билеты')
  await galina.press('Сводка')
  expect(galina.labels).toEqual(
    expect.arrayContaining(['Открыть доступ председателям: 1', 'Указать статус людям: 2']),
  )
  await galina.route('office', '3')
  expect(await galina.press('До кого не дойдёт сообщение')).toContain('доходят до 1 из 5')
  await galina.press('По организациям ниже')
  expect(galina.labels.slice(0, 2)).toEqual([
    'Школа № 12 города Ясногорска: 3',
    'Школа № 112 города Ясногорска: 1',
  ])
  expect(await galina.press('Школа № 12')).toContain('• закрыли бота или сменили аккаунт: 1')
  expect(galina.labels).toEqual(['Как их позвать', '← Назад', '⌂ Меню'])
  expect(await galina.press('Назад')).toContain('сообщения не доходят')
  for (const why of ['blocked', 'mail', 'unlinked'])
    expect(await galina.route('reach.list', '4', why, '0')).toContain('недоступен')
})

test('a chair sees who is not reached and why, and gets what to hand out', async () => {
  const boris = chat(BORIS)
  expect(await boris.route('reach', '4')).toContain('доходят до 1 из 4')
  expect(await boris.press('Кто закрыл бота: 1')).toContain('• Верина Иван')
  await boris.press('Назад')
  expect(await boris.press('У кого только почта: 1')).toContain('• Письмова Иван')
  await boris.press('Назад')
  expect(await boris.press('С кем связи нет: 1')).toContain('• Тихонова Иван')
  expect(await boris.press('Как их позвать')).toContain('https://t.me/bot?start=link')
  expect(boris.reply.picture).toBeDefined()
  expect(await boris.route('reach', '7')).toContain('недоступен')
  expect(await boris.route('reach.list', '4', "x'", '0')).toContain('устарела')
})

test('the link that a chair hands out opens linking for whoever has no card yet', async () => {
  expect(await chat(VERA).route('start', 'link')).not.toContain('Поделитесь')
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  expect(await chat(VERA).route('start', 'link')).toContain('поделитесь своим номером')
})

test('a broken rule opens what mends it: the field or the list of a primary, the phone of a chair below', async () => {
  const [boris, galina] = [chat(BORIS), chat(GALINA)]
  await boris.route('mend.rule', '4', 'email_missing')
  expect(await boris.press('Заполнить сейчас')).toContain('Заполняем: электронная почта')
  await boris.route('mend.rule', '4', 'member_without_status')
  expect(await boris.press('Открыть список')).toContain('1. Верина Иван')
  expect(await galina.route('mend.rule', '3', 'member_without_status')).toContain('там его телефон')
  expect(await galina.press('Школа № 12 города Ясногорска: 1')).toContain('Председатель: Вымыслов Борис')
})
