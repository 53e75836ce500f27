import { describe, expect, test } from 'vitest'
import { fillIn } from '../support/join-chat.ts'
import { setUp, upTo } from './join-up-to.ts'

describe('consent', () => {
  test('without it nothing is kept', async () => {
    const { database, ivan } = await upTo('consent')
    expect(await ivan.press('Не согласен')).toContain('ничего не сохранили')
    expect(await database.read.dialogue.count()).toBe(0)
    expect(await database.read.consent.count()).toBe(0)
  })

  test('is a button, not a word', async () => {
    const { ivan } = await upTo('consent')
    expect(await ivan.say('ну ладно')).toContain('нажмите одну из кнопок')
  })
})

describe('birth date', () => {
  test('what does not hold is refused with its reason and asked again', async () => {
    const { ivan } = await upTo('birthDate')
    const cases = [
      ['вчера', 'прочитать дату'],
      ['31.02.1985', 'нет в календаре'],
      ['01.01.1800', 'слишком давний'],
      ['01.01.2031', 'ещё не наступила'],
      ['1'.repeat(5000), 'прочитать дату'],
    ] as const
    for (const [text, why] of cases) {
      expect(await ivan.say(text)).toContain(why)
      expect(ivan.text).toContain('Шаг 2 из 6')
    }
  })

  test.each([
    ['22.11.2008', 'с 14 лет', 'Начать заново'],
    ['21.11.2008', 'согласия родителя', 'начать заново'],
    ['22.11.2004', 'согласия родителя', 'начать заново'],
  ])('%s ends the dialogue and keeps nothing', async (text, why, again) => {
    const { database, ivan } = await upTo('birthDate')
    expect(await ivan.say(text)).toContain(why)
    expect(await database.read.dialogue.count()).toBe(0)
    expect(await ivan.press(again)).toContain('Шаг 1 из 6')
  })

  test('eighteen today may join', async () => {
    const { ivan } = await upTo('birthDate')
    expect(await ivan.say('21.11.2004')).toContain('Имя')
  })
})

describe('name', () => {
  test('what does not hold is refused with its reason and asked again', async () => {
    const { ivan } = await upTo('name')
    const cases = [
      ['   ', 'Имя пустое'],
      ['Анна', 'Нужны и фамилия'],
      ['Иванова Анна 2', 'только буквы'],
      ['Иванова 😀', 'только буквы'],
      ['Иванова А. П.', 'без инициалов'],
      ['Иванова Anнa', 'смешались русские и латинские'],
      [`И${'\u0301'.repeat(6)}ванова Анна`, 'только буквы'],
      ['\u200f\u200b', 'Имя пустое'],
      ['Ива нова '.repeat(600), 'Слишком длинно'],
    ] as const
    for (const [text, why] of cases) {
      expect(await ivan.say(text)).toContain(why)
      expect(ivan.text).toContain('Шаг 3 из 6')
    }
  })

  test('Latin look-alikes and invisible marks do not get into the application', async () => {
    const { database, ivan } = await upTo('name')
    await ivan.say('\u202bИвaнoвa\u202c \u200bAнна')
    const draft = await database.read.dialogue.findFirstOrThrow()
    expect(JSON.parse(draft.answers)).toMatchObject({ name: 'Иванова Анна' })
  })

  test('a sticker is answered with a request for text', async () => {
    const { ivan } = await upTo('name')
    expect(await ivan.give({ kind: 'other' })).toContain('Напишите, пожалуйста, текстом')
  })
})

describe('place', () => {
  test.each(['школа 12 Ясногорск', 'шкла 12 ясногорск', 'Яснагорска 12', '12'])(
    '«%s» finds the school',
    async (text) => {
      const { ivan } = await upTo('place')
      expect(await ivan.say(text)).toContain('Нашли')
      expect(ivan.labels[0]).toContain('Школа № 12 ')
    },
  )

  test('nothing like it: a hint', async () => {
    const { ivan } = await upTo('place')
    expect(await ivan.say('Тридевятое царство')).toContain('Не нашли')
    expect(await ivan.say('%_*«')).toContain('Не нашли')
  })

  test('a forged organisation is refused', async () => {
    const { database, ivan } = await upTo('place')
    for (const id of ['=3', '=999', '=0', '=4x', '=99999999999999999999'])
      expect(await ivan.route('answer', 'join', 'place', id)).toContain('уже нет в списке')
    const draft = await database.read.dialogue.findFirstOrThrow()
    expect(JSON.parse(draft.answers)).not.toHaveProperty('place')
  })

  test('a link to what is no primary organisation is not taken', async () => {
    const { ivan } = await setUp()
    expect(await ivan.route('join', '3')).toContain('уже нет в списке')
    expect(ivan.text).toContain('Шаг 1 из 6')
  })

  test('a school removed before sending is asked for again', async () => {
    const { database, ivan } = await setUp()
    await fillIn(ivan)
    await database.write.organisation.update({ where: { id: 4 }, data: { removedOn: '2022-11-20' } })
    expect(await ivan.press('Отправить')).toContain('уже нет в списке')
    expect(ivan.text).toContain('Место работы')
    expect(await database.read.application.count()).toBe(0)
    await ivan.route('answer', 'join', 'place', '=5')
    expect(await ivan.press('Отправить')).toContain('Заявление отправлено')
  })
})

describe('status and phone', () => {
  test('a status is a button', async () => {
    const { ivan } = await upTo('status')
    expect(await ivan.say('директор')).toContain('Выберите одну из кнопок')
  })

  test('somebody else’s contact is refused', async () => {
    const { ivan } = await upTo('phone')
    expect(await ivan.give({ kind: 'contact', phone: '+70001234567', own: false })).toContain('чужой контакт')
  })

  test('what is no phone is refused', async () => {
    const { ivan } = await upTo('phone')
    for (const text of ['123', 'нет телефона', '😀', '375 11 123-45-67', '+7000', '9'.repeat(5000)])
      expect(await ivan.say(text)).toContain('Не похоже на номер')
  })

  test.each([
    ['+375 11 123-45-67', '+375111234567'],
    ['00998 11 123-45-67', '+998111234567'],
  ])('of another country: %s is taken', async (text, phone) => {
    const { ivan } = await upTo('phone')
    expect(await ivan.say(text)).toContain(phone)
  })

  test.each(['80001234567', '70001234567', '000 123 45 67'])('%s is taken', async (text) => {
    const { ivan } = await upTo('phone')
    expect(await ivan.say(text)).toContain('+70001234567')
  })
})

test('a stored answer that does not hold is asked again instead of being sent', async () => {
  const { database, ivan } = await setUp()
  await fillIn(ivan)
  const draft = await database.read.dialogue.findFirstOrThrow()
  const answers = { ...JSON.parse(draft.answers), phone: 'x' }
  await database.write.dialogue.update({
    where: { id: draft.id },
    data: { answers: JSON.stringify(answers) },
  })
  expect(await ivan.route('join.send')).toContain('Телефон')
  expect(await database.read.application.count()).toBe(0)
})

test('sending before the questions are answered asks the next one', async () => {
  const { database, ivan } = await setUp()
  expect(await ivan.route('join.send')).toContain('устарела')
  await ivan.command('join')
  expect(await ivan.route('join.send')).toContain('Шаг 1')
  expect(await database.read.application.count()).toBe(0)
})
