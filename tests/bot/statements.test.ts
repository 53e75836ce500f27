import { expect, test } from 'vitest'
import { duesFacts } from '../../db/repos/statements.ts'
import { Chat } from '../support/chat.ts'
import { demoDatabaseUrl, openForTest } from '../support/database.ts'

const ANNA = '1002'

async function world() {
  const database = await openForTest(await demoDatabaseUrl())
  const chat = new Chat(database, ANNA)
  await database.write.member.updateMany({ where: { lastName: 'Придумкина' }, data: { status: 'working' } })
  return { database, chat }
}

test('a working member gets the statement on dues after confirming the name, and is not asked twice', async () => {
  const { database, chat } = await world()
  expect(await chat.command('profile')).toContain('Мои данные')
  expect(await chat.press('Заявления')).toContain('За вас он ничего не подаёт')
  expect(chat.labels).not.toContain('О вступлении')
  expect(await chat.press('Об удержании')).toContain('от Придумкиной Анны Вымысловны')
  expect(await chat.press('Верно')).toContain('Бот его никуда не подаёт')
  expect(await chat.route('statement', 'dues')).toContain('готово')
  expect(await database.read.nameForm.count()).toBe(1)
})

test('a name guessed wrong is corrected by typing, checked, shown again and remembered', async () => {
  const { database, chat } = await world()
  await chat.route('statement', 'dues')
  expect(await chat.press('Исправить')).toContain('после слова «от»')
  expect(await chat.say('1234')).toContain('только буквы')
  expect(await chat.say('от придумкиной анны вымысловны')).toContain('от Придумкиной Анны Вымысловны')
  expect(await chat.press('Верно')).toContain('готово')
  expect(await chat.press('Исправить имя')).toContain('после слова «от»')
  expect(await chat.press('Не склонять')).toContain('готово')
  expect((await database.read.nameForm.findMany()).map(({ genitive }) => genitive)).toEqual([''])
})

test('who leaves gets the statement on leaving in that dialogue and goes on with it; nobody else is offered it', async () => {
  const { database, chat } = await world()
  await chat.route('statements')
  expect(chat.labels).not.toContain('О выходе')
  expect(await chat.command('leave')).toContain('бот подготовит его')
  expect(await chat.press('Заявление на бумаге')).toContain('от Придумкиной Анны Вымысловны')
  expect(await chat.press('Верно')).toContain('Заявление о выходе готово')
  expect(await chat.press('← К выходу')).toContain('Выйти из Профсоюза?')
  expect(await chat.press('Сообщить о выходе')).toContain('Вы выходите')
  expect(await chat.press('Заявление на бумаге')).toContain('Заявление о выходе готово')
  expect(await new Chat(database, '2001').route('statement', 'leave')).toContain('устарела')
})

test('a pensioner has no employer; nobody gets a paper that is not theirs by a forged button', async () => {
  const { database, chat } = await world()
  await database.write.member.updateMany({ where: { lastName: 'Придумкина' }, data: { status: 'pensioner' } })
  expect(await chat.command('card')).toContain('Билет №')
  expect(await chat.press('Заявления')).toContain('подписывать нечего')
  for (const route of ['statement', 'statement.right', 'statement.plain', 'statement.fix'])
    for (const kind of ['dues', 'join', 'x', ''])
      expect(await chat.route(route, kind), `${route} ${kind}`).toContain('Эта кнопка устарела')
  const stranger = new Chat(database, '2001')
  expect(await stranger.route('statements')).toContain('их пока нет')
  expect(await stranger.route('statement.right', 'dues')).toContain('Эта кнопка устарела')
  expect(await stranger.route('card.pdf')).toContain('недоступен')
  expect(await stranger.route('join.poster', '4')).toContain('недоступен')
})

test('the rate that the chair has typed stands in the statement; nobody else may type it', async () => {
  const { database, chat } = await world()
  const boris = new Chat(database, '1003')
  const { office } = await database.read.officeBinding.findFirstOrThrow({
    where: { account: { externalId: '1003' } },
    include: { office: true },
  })
  expect(await boris.route('join.link', String(office.orgId))).toContain('Ссылка для вступления')
  expect(await boris.press('Ставка взносов')).toContain('Сколько процентов')
  for (const wrong of ['0', '11', 'один', '1.555', '-1'])
    expect(await boris.say(wrong)).toContain('Нужно число')
  expect(await boris.say('1.5 %')).toContain('1,5 %')
  expect((await duesFacts(database.read, office.orgId)).rate).toBe('1,5')
  expect(await boris.route('dues.rate', '1')).toContain('недоступен')
  expect(await chat.route('dues.rate', String(office.orgId))).toContain('недоступен')
})
