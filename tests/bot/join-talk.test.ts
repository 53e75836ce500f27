import { expect, test } from 'vitest'
import { BORIS, GALINA, IVAN, ivanHasApplied, PAVEL } from '../support/applied.ts'
import { NOW } from '../support/join-chat.ts'

const MINUTE_MS = 60_000

test('a decision is undone within a minute: nobody is written down, and the applicant waits again', async () => {
  const { database, ivan, boris, id, told } = await ivanHasApplied()
  await boris.route('application.accept', id)
  expect(boris.labels).toContain('Отменить решение')
  boris.now = new Date(NOW.getTime() + MINUTE_MS)
  expect(await boris.press('Отменить решение')).toContain('Решение отменено')
  expect(boris.labels).toContain('Принять')
  expect(await told('application.accepted')).toEqual([])
  expect(await told('application.reopened')).toEqual([])
  expect(await database.read.change.findMany()).toEqual([
    expect.objectContaining({ kind: 'application', oldValue: 'accepted', newValue: 'submitted' }),
  ])
  expect(await ivan.command('join')).toContain('уже отправлено')
})

test('who has been told of the decision is told that it was undone, and of the next one', async () => {
  const { database, boris, id, told } = await ivanHasApplied()
  await boris.route('application.accept', id)
  await database.write.outboxMessage.updateMany({ data: { state: 'sent', attempts: 1 } })
  await boris.press('Отменить решение')
  expect(await told('application.reopened')).toEqual([
    { accountId: IVAN, text: expect.stringContaining('отменено') },
  ])
  boris.now = new Date(NOW.getTime() + 1000)
  await boris.route('application.accept', id)
  expect(await told('application.accepted')).toHaveLength(2)
  expect(await database.read.change.count({ where: { kind: 'join' } })).toBe(1)
})

test('after a minute, or by somebody else, nothing is undone', async () => {
  const { database, boris, id, chat } = await ivanHasApplied()
  await boris.route('application.accept', id)
  expect(await chat(GALINA).route('application.undo', id)).toContain('Минута прошла')
  expect(await chat(PAVEL).route('application.undo', id)).toContain('другая организация')
  boris.now = new Date(NOW.getTime() + MINUTE_MS + 1)
  expect(await boris.route('application.undo', id)).toContain('Минута прошла')
  expect((await database.read.application.findFirstOrThrow()).state).toBe('accepted')
})

test('an undone decline may be followed by an acceptance', async () => {
  const { boris, id } = await ivanHasApplied()
  await boris.route('application.decline', id)
  await boris.press('Нужно зайти')
  await boris.press('Отклонить')
  await boris.press('Отменить решение')
  expect(await boris.press('Принять')).toContain('Принято')
})

test('the minutes of the meeting are noted after the decision, each with its check, and shown to both', async () => {
  const { database, ivan, boris, id } = await ivanHasApplied()
  await boris.route('application.accept', id)
  expect(await boris.press('Указать протокол')).toContain('Протокол заседания: дата')
  expect(await boris.say('29.02.2022')).toContain('Не похоже на дату')
  expect(await boris.say('22.11.2022')).toContain('ещё не наступила')
  expect(await boris.say('20.11.2022')).toContain('подано позже')
  await boris.press('Сегодня')
  expect(await boris.say('пятый')).toContain('Не похоже на номер')
  expect(await boris.say('№ 12/2')).toContain('Протокол № 12/2 от 21.11.2022')
  expect(await database.read.application.findFirstOrThrow()).toMatchObject({
    protocolNumber: '12/2',
    protocolOn: '2022-11-21',
  })
  expect(await ivan.command('join')).toContain('Протокол № 12/2')
})

test('a question goes to the applicant and the answer comes back; neither sees a phone or an account', async () => {
  const { ivan, boris, id, told } = await ivanHasApplied()
  await boris.route('application', id)
  await boris.press('Задать вопрос')
  expect(await boris.say('В каком <b>классе</b> вы ведёте уроки?')).toContain('Вопрос передан')
  expect(await told('application.talk')).toEqual([
    { accountId: IVAN, text: expect.stringContaining('В каком &lt;b&gt;классе&lt;/b&gt; вы ведёте') },
  ])
  await ivan.route('application.talk', id)
  expect(await ivan.say('x'.repeat(10_000))).toContain('1000 знаков')
  expect(await ivan.say(' ')).toContain('Слишком коротко')
  expect(await ivan.say('В пятом')).toContain('Передано председателю')
  expect(await told('application.talk')).toContainEqual({
    accountId: BORIS,
    text: expect.stringContaining('В пятом'),
  })
  expect(await boris.route('application', id)).toContain('Заявитель: В пятом')
  expect(await ivan.route('join.mine')).toContain('Вопрос: В каком')
})

test('an answer goes to who asked while he may decide, else to who decides now', async () => {
  const { database, ivan, id, told, chat } = await ivanHasApplied()
  const galina = chat(GALINA)
  await galina.route('application.talk', id)
  await galina.say('Вы работаете в школе?')
  await ivan.route('application.talk', id)
  await ivan.say('Да')
  await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-20' } })
  await ivan.route('application.talk', id)
  await ivan.say('Уже два года')
  const to = (await told('application.talk')).map(({ accountId }) => accountId)
  expect(to).toEqual([IVAN, GALINA, BORIS])
})

test('nobody presses: five messages without an answer are the most, and a decided application is closed', async () => {
  const { ivan, boris, id } = await ivanHasApplied()
  for (const n of [1, 2, 3, 4, 5]) {
    await ivan.route('application.talk', id)
    await ivan.say(`Когда решите? ${n}`)
  }
  expect(await ivan.route('application.talk', id)).toContain('Дождитесь')
  await boris.route('application.accept', id)
  expect(await ivan.route('application.talk', id)).toContain('переписка закрыта')
})

test('strangers neither ask nor answer', async () => {
  const { database, id, chat } = await ivanHasApplied()
  expect(await chat(PAVEL).route('application.talk', id)).toContain('другая организация')
  expect(await chat(PAVEL).route('application.talk', '0')).toContain('другая организация')
  expect(await database.read.applicationMessage.count()).toBe(0)
})

test('an applicant takes the application back after a second look, the chair hears of it, and applies again', async () => {
  const { database, ivan, boris, id, told } = await ivanHasApplied()
  await database.write.outboxMessage.updateMany({ data: { state: 'sent' } })
  await ivan.command('join')
  expect(await ivan.press('Отозвать')).toContain('Отозвать заявление?')
  expect(await ivan.press('Отозвать')).toContain('Заявление отозвано')
  expect(await told('application.withdrawn')).toEqual([
    { accountId: BORIS, text: expect.stringContaining('отозвано') },
  ])
  expect(await boris.route('application.accept', id)).toContain('уже решено')
  expect((await database.read.application.findFirstOrThrow()).state).toBe('withdrawn')
  expect(await ivan.press('Подать снова')).toContain('Шаг 1')
})

test('an application that was decided meanwhile is not taken back', async () => {
  const { database, ivan, boris, id } = await ivanHasApplied()
  await ivan.route('join.withdraw')
  await boris.route('application.accept', id)
  await ivan.route('join.withdraw', 'yes')
  expect((await database.read.application.findFirstOrThrow()).state).toBe('accepted')
})
