import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planMemberAsks } from '../../jobs/reminders/plan-member-asks.ts'
import { erasePeople } from '../../jobs/retention/erase-people.ts'
import { fileOf } from '../support/file-of.ts'
import { JoinChat, NOW } from '../support/join-chat.ts'
import { ANNA, BORIS, card, profileWorld, proposes, told } from './profile-world.ts'

let database: Database
const chat = (person: number) => new JoinChat(database, person)
const contextAt = (now: Date) =>
  ({ database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }) as unknown as JobContext

beforeEach(async () => {
  database = await profileWorld()
})

test('one screen says what is held, where it is from, and what is empty', async () => {
  const text = await chat(ANNA).command('profile')
  expect(text).toContain('Небылицына Анна Вымысловна\nШкола № 12 города Ясногорска')
  expect(text).toContain('• Статус: работающий · из АИС')
  expect(text).toContain('• Телефон: +70005550001 · из АИС')
  expect(text).toContain('• Почта: пока не указано')
  expect(text).toContain('• Дата рождения: 05.03.1985 · из АИС')
})

test('a value is from the chair, the officer, this chat or another one, until an import writes over it', async () => {
  const from = async (change: object) => {
    const data = { kind: 'member', memberId: 1, field: 'phone', newValue: '+70005550001', changedAt: NOW }
    await database.write.change.create({ data: { ...data, source: 'chair', ...change } })
    return /Телефон: .* · (.*)/.exec(await chat(ANNA).command('profile'))?.[1]
  }
  expect(await from({})).toBe('внёс председатель 21.11.2022')
  expect(await from({ source: 'officer' })).toBe('внёс ответственный 21.11.2022')
  expect(await from({ source: 'member', accountId: ANNA })).toBe('внесли вы 21.11.2022')
  expect(await from({ source: 'member', accountId: BORIS })).toBe('внесено из другого чата 21.11.2022')
  expect(await from({ source: 'member', accountId: ANNA, newValue: '+70009990000' })).toBe('из АИС')
  expect(await from({ source: 'ais' })).toBe('из АИС')
})

describe('the status', () => {
  test('an empty one is filled by one press, and the question that was on its way is not sent', async () => {
    await database.write.member.update({ where: { id: 1 }, data: { status: null } })
    await planMemberAsks(contextAt(NOW))
    expect(await database.read.outboxMessage.count({ where: { kind: 'member.status' } })).toBe(1)
    const anna = chat(ANNA)
    expect(await anna.command('profile')).toContain('не указан статус')
    expect(await anna.press('обучающийся')).toContain('Статус записан')
    expect(await anna.command('profile')).toContain('• Статус: обучающийся · внесли вы 21.11.2022')
    expect(await database.read.outboxMessage.count()).toBe(0)
    const { items } = await planMemberAsks(contextAt(new Date(NOW.getTime() + 400 * 86_400_000)))
    expect(items).toEqual([])
  })

  test('a press on an old question changes nothing that is on record: it asks for a last look', async () => {
    const anna = chat(ANNA)
    expect(await anna.route('profile.status', 'working')).toContain('Так и записано')
    expect(await anna.route('profile.status', 'pensioner')).toContain('Будет: неработающий пенсионер')
    expect((await card(database)).status).toBe('working')
    expect(await database.read.correction.count()).toBe(0)
    expect(await anna.press('Отправить председателю')).toContain('Отправлено председателю')
    expect(await told(database, BORIS)).toEqual([
      expect.stringContaining('работающий → неработающий пенсионер'),
    ])
    expect((await card(database)).status).toBe('working')
  })
})

describe('what was typed', () => {
  test.each([
    ['last_name', 'Небылицына', 'Так и записано'],
    ['last_name', 'Нeбылицына', 'Так и записано'],
    ['last_name', 'Нqбылицына', 'латинские буквы'],
    ['last_name', '\u202eНебылицына', 'Так и записано'],
    ['last_name', 'Придумкина 💍', 'только буквы'],
    ['last_name', 'Придумкина Анна', 'только фамилия, одним словом'],
    ['last_name', 'П', 'без инициалов'],
    ['phone', '+7 (000) 555-00-01', 'Так и записано'],
    ['phone', '12', 'Не похоже на номер'],
    ['phone', '7'.repeat(4000), 'Не похоже на номер'],
    ['status', 'директор', 'Выберите одну из кнопок'],
    ['email', 'anna', 'Не похоже на адрес'],
    ['email', 'аnna@example.org', 'русские буквы'],
    ['email', `${'a'.repeat(5000)}@example.org`, 'Слишком длинно'],
  ])('%s «%s» is refused with its reason and asked again', async (field, text, why) => {
    const anna = chat(ANNA)
    await anna.route('profile.edit', field)
    expect((await anna.say(text)).replace(/\n.*/s, '')).toContain(why)
    expect(anna.text).toContain('Сейчас:')
  })

  test('a picture is no surname, and somebody else’s contact no phone', async () => {
    const anna = chat(ANNA)
    await anna.route('profile.edit', 'last_name')
    expect(await anna.give({ kind: 'other' })).toContain('Напишите, пожалуйста, текстом')
    await anna.route('profile.edit', 'phone')
    expect(await anna.give({ kind: 'contact', phone: '70001112233', own: false })).toContain('чужой контакт')
    expect(await anna.route('profile.send', 'phone')).toContain('устарела')
    expect(await database.read.correction.count()).toBe(0)
  })

  test('the own contact is told apart from a number typed by hand', async () => {
    await proposes(database, ANNA, 'phone', '+7 000 111-22-33')
    const anna = chat(ANNA)
    await anna.route('profile.edit', 'phone')
    await anna.give({ kind: 'contact', phone: '70001112233', own: true })
    await anna.press('Отправить председателю')
    const [typed, own] = await told(database, BORIS)
    expect(typed).toContain('+70005550001 → +70001112233')
    expect(typed).toContain('написан вручную')
    expect(own).toContain('номер самого чата')
  })

  test('a draft survives a restart; a button of another field does not send it', async () => {
    const anna = chat(ANNA)
    await anna.route('profile.edit', 'last_name')
    anna.restart()
    expect(await anna.say('придумкина')).toContain('Будет: Придумкина')
    expect(await anna.route('profile.send', 'phone')).toContain('устарела')
    expect(await anna.route('profile.send', 'everything')).toContain('устарела')
    expect(await anna.route('edit', 'profile', 'value')).toContain('Напишите новую фамилию')
    await anna.say('Выдумкина')
    await anna.press('Отправить председателю')
    expect(await anna.route('profile.send', 'last_name')).toContain('устарела')
    expect(await database.read.correction.findMany()).toEqual([
      expect.objectContaining({ newValue: 'Выдумкина', state: 'waiting' }),
    ])
  })
})

describe('the address for letters', () => {
  const consents = () => database.read.consent.findMany({ orderBy: { id: 'asc' } })

  test('is kept with a consent of its own, and changed and removed from the settings', async () => {
    const anna = chat(ANNA)
    await anna.command('settings')
    expect(await anna.press('Почта')).toContain('Адрес пока не указан')
    await anna.press('Указать адрес')
    expect(await anna.say('Anna@Example.org')).toContain('Согласны получать')
    expect((await card(database)).email).toBeNull()
    expect(await consents()).toEqual([])
    expect(await anna.press('Согласен(на)')).toContain('Адрес записан: Anna@example.org')
    expect(await consents()).toEqual([
      expect.objectContaining({ purpose: 'email', textVersion: 'email-1', withdrawnAt: null }),
    ])
    expect(await anna.command('profile')).toContain('• Почта: Anna@example.org · внесли вы 21.11.2022')
    expect(await anna.press('Почта')).toContain(
      'Вы согласились получать письма 21.11.2022, версия текста email-1',
    )
    await anna.press('Другой адрес')
    await anna.say('second@example.org')
    await anna.press('Согласен(на)')
    expect((await consents()).map(({ withdrawnAt }) => withdrawnAt)).toEqual([NOW, null])
    await anna.route('email')
    expect(await anna.press('Убрать адрес')).toContain('Убрать адрес из карточки?')
    expect(await anna.press('Убрать адрес')).toContain('Адрес пока не указан')
    expect((await card(database)).email).toBeNull()
    expect((await consents()).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
    const changes = await database.read.change.findMany({ where: { field: 'email' }, orderBy: { id: 'asc' } })
    expect(changes.map(({ oldValue, newValue, source }) => [oldValue, newValue, source])).toEqual([
      [null, 'Anna@example.org', 'member'],
      ['Anna@example.org', 'second@example.org', 'member'],
      ['second@example.org', null, 'member'],
    ])
  })

  test('one of the registry gets no letters before the person agrees, and only to the text of today', async () => {
    await database.write.member.update({ where: { id: 1 }, data: { email: 'ais@example.org' } })
    const anna = chat(ANNA)
    expect(await anna.route('email')).toContain('Письма на него не отправляем')
    expect(await anna.route('email.agree', 'email-0')).toContain('не отправляем')
    expect(await consents()).toEqual([])
    expect(await anna.press('Согласен(на) на письма')).toContain('ais@example.org · из АИС')
    await anna.route('email.agree', 'email-1')
    expect(await consents()).toHaveLength(1)
    expect(await database.read.change.count()).toBe(0)
  })

  test('with the consent taken back an address given here is gone, one of the registry stays without letters', async () => {
    const anna = chat(ANNA)
    await database.write.member.update({ where: { id: 1 }, data: { email: 'ais@example.org' } })
    await anna.route('email.agree', 'email-1')
    await anna.route('privacy.withdraw', 'email', 'yes')
    expect((await card(database)).email).toBe('ais@example.org')
    expect(await anna.route('email')).toContain('не отправляем')
    await anna.route('profile.edit', 'email')
    await anna.say('own@example.org')
    await anna.press('Согласен(на)')
    await anna.command('privacy')
    await anna.press('Согласие: письма')
    expect(await anna.press('Отозвать согласие: письма')).toContain('удалим из карточки')
    await anna.press('Отозвать согласие: письма')
    expect((await card(database)).email).toBeNull()
    expect((await consents()).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
  })
})

test('what was proposed is taken along and erased with the person', async () => {
  const { chat: anna } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  expect(await anna.command('privacy')).toContain('Исправления в карточке, которые вы предложили: 1')
  await anna.press('JSON')
  const json = JSON.parse(fileOf(anna.reply.screen).toString())
  expect(json.corrections).toEqual([expect.objectContaining({ field: 'last_name', newValue: 'Придумкина' })])
  await anna.route('privacy.erase', 'yes')
  await anna.say('05.03.1985')
  await erasePeople(contextAt(new Date(NOW.getTime() + 3 * 86_400_000)))
  expect(await database.read.correction.count()).toBe(0)
})
