import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planQuestions } from '../../jobs/reminders/plan-questions.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const IVAN = 1
const GALINA = 3 // chair of the territorial organisation 3
const OLEG = 4 // officer of region 2
const VERA = 5 // admin of the union

let database: Database
let ivan: JoinChat

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  ivan = new JoinChat(database, IVAN)
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  await ivan.say('Сочинялкин Иван')
})

async function officers(): Promise<void> {
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, OLEG)
  await seedPerson(database, VERA)
  await database.write.roleGrant.createMany({
    data: [
      { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
      { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
    ],
  })
}

async function asked(): Promise<Array<{ accountId: number; text: string }>> {
  const where = { kind: 'question.asked' }
  const rows = await database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ accountId, screen }) => ({ accountId, text: textOf(JSON.parse(screen)) }))
}

async function planned(days: number): Promise<void> {
  const now = new Date(NOW.getTime() + days * 86_400_000 + 7_200_000)
  const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  await planQuestions(context as unknown as JobContext)
}

test('the region is asked, its officer gets the question with what was searched for, and the draft waits', async () => {
  await officers()
  expect(await ivan.say('лицей ыыы')).toContain('Не нашли')
  expect(await ivan.press('Моей здесь нет')).toContain('Выберите его')
  expect(ivan.text).toContain('лицей ыыы')
  await ivan.press('Придуманная')
  expect(ivan.labels).toEqual(expect.arrayContaining(['Спросить здесь', 'Ясногорская городская (2)']))
  expect(await ivan.press('Спросить здесь')).toContain('Спросим здесь: Придуманная областная')
  const sent = await ivan.say('Работаю в новом лицее, Ясногорск')
  expect(sent).toContain('за 3 дня его не будет, спросим уровнем выше')
  expect(sent).toContain('Заявление сохранено')
  expect(await asked()).toEqual([
    { accountId: OLEG, text: expect.stringMatching(/новом лицее, Ясногорск[\s\S]*лицей ыыы/) },
  ])
  expect((await asked())[0]?.text).toContain('не связан с карточкой. Выбрал: Придуманная областная')
  expect(await ivan.press('Вернуться к заявлению')).toContain('Не нашли')
  expect(ivan.text).toContain('Шаг 4')
})

test('what was searched for is ready to be sent with one press', async () => {
  await officers()
  await ivan.say('лицей ыыы')
  await ivan.press('Моей здесь нет')
  await ivan.press('Придуманная')
  await ivan.press('Спросить здесь')
  expect(await ivan.press('Отправить так')).toContain('Вопрос передан')
  const [message] = await database.read.questionMessage.findMany()
  expect(message?.text).toBe('Не нахожу свою организацию в списке. Ищу: лицей ыыы')
})

test('who looks in the tree is not asked for the region again, and may choose another', async () => {
  await officers()
  await ivan.press('Выбрать из списка')
  await ivan.press('Придуманная')
  await ivan.press('Ясногорская')
  expect(await ivan.press('Моей здесь нет')).toContain('Спросим здесь: Ясногорская городская')
  expect(ivan.labels).not.toContain('Отправить так')
  expect(await ivan.press('Другой регион')).toContain('Выберите его')
  await ivan.press('Придуманная')
  await ivan.press('Тихореченская')
  await ivan.press('Спросить здесь')
  await ivan.press('Назад')
  await ivan.press('Придуманная')
  await ivan.press('Ясногорская')
  await ivan.press('Спросить здесь')
  await ivan.say('Моего сада нет')
  expect((await asked()).map(({ accountId }) => accountId)).toEqual([GALINA])
})

test('words typed before the region is chosen are not lost', async () => {
  await officers()
  await ivan.say('лицей ыыы')
  await ivan.press('Моей здесь нет')
  expect(await ivan.say('Ясногорск, улица Мечты')).toContain('лицей ыыы; Ясногорск, улица Мечты')
  ivan.restart()
  await ivan.press('Придуманная')
  await ivan.press('Спросить здесь')
  await ivan.press('Отправить так')
  expect((await asked())[0]?.text).toContain('лицей ыыы; Ясногорск, улица Мечты')
})

test('unanswered it goes up as every question does', async () => {
  await officers()
  await ivan.say('лицей ыыы')
  await ivan.press('Моей здесь нет')
  await ivan.press('Придуманная')
  await ivan.press('Ясногорская')
  await ivan.press('Спросить здесь')
  await ivan.press('Отправить так')
  await planned(3)
  await planned(7)
  expect((await asked()).map(({ accountId }) => accountId)).toEqual([GALINA, OLEG, VERA])
  expect(await database.read.outboxMessage.count({ where: { kind: 'question.moved' } })).toBe(1)
})

test('where nobody answers yet it waits at the region, and is passed on when somebody above is there', async () => {
  await ivan.say('лицей ыыы')
  await ivan.press('Моей здесь нет')
  await ivan.press('Придуманная')
  await ivan.press('Спросить здесь')
  expect(await ivan.press('Отправить так')).toContain('отвечать в боте пока некому')
  expect(ivan.labels).toContain('Вернуться к заявлению')
  await officers()
  expect(await new JoinChat(database, OLEG).route('questions')).toContain('Ждёт ответа 1 вопрос')
  await planned(4)
  expect((await asked()).map(({ accountId }) => accountId)).toEqual([VERA])
})

test('what buttons say is not believed: no primary, no union and nothing closed is asked', async () => {
  await officers()
  await ivan.press('Выбрать из списка')
  expect(await ivan.route('ask.place', 'passport')).toContain('устарела')
  expect(await ivan.route('ask.place')).toContain('устарела')
  await ivan.route('ask.place', 'join')
  for (const id of ['=4', '=1', '=999', '=x'])
    expect(await ivan.route('answer', 'question', 'region', id)).toContain('Выберите регион кнопкой')
  expect(await ivan.give({ kind: 'other' })).toContain('Выберите регион кнопкой')
  expect(await database.read.question.count()).toBe(0)
})
