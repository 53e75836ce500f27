import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { changesSince } from '../../db/repos/changes.ts'
import { issueCard } from '../../db/repos/issued-cards.ts'
import { goodCard } from '../../db/repos/revoked-cards.ts'
import { JoinChat, NOW } from '../support/join-chat.ts'
import {
  ANNA,
  BORIS,
  card,
  GALINA,
  PAVEL,
  profileWorld,
  proposes,
  STRANGER,
  seedMember,
  stateOf,
  TODAY,
  told,
} from './profile-world.ts'

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await profileWorld()
})

test('a surname waits for the chair; then the card, the ticket, the trail and the member have it', async () => {
  const before = await issueCard(database, 1, { today: TODAY, now: NOW })
  const { chat: anna, id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  expect((await card(database)).lastName).toBe('Небылицына')
  expect(await anna.command('profile')).toContain('⏳ Фамилия: Придумкина · ждёт председателя с 21.11.2022')
  expect(await told(database, BORIS)).toEqual([expect.stringContaining('Небылицына → Придумкина')])
  expect(await told(database, GALINA)).toEqual([])
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('Внесите изменение в АИС')
  expect(await card(database)).toMatchObject({ lastName: 'Придумкина', firstName: 'Анна' })
  expect(await told(database, ANNA)).toEqual([expect.stringContaining('прежний QR-код больше не действует')])
  expect(await goodCard(database.read, before?.id ?? 0, TODAY)).toBeUndefined()
  const after = await issueCard(database, 1, { today: TODAY, now: NOW })
  expect(after).toMatchObject({ name: 'Придумкина А. В.' })
  expect(await goodCard(database.read, after?.id ?? 0, TODAY)).toBeDefined()
  expect(await anna.command('card')).toContain('Придумкина Анна')
  expect(await anna.command('profile')).toContain(
    '• Фамилия: Придумкина · внесли вы, подтверждено 21.11.2022',
  )
  for await (const page of changesSince(database.read, new Date(0)))
    expect(page.map(({ change }) => change)).toEqual([
      {
        ...{ kind: 'member', orgAisId: 'o4', memberAisId: 'm1', field: 'last_name', source: 'member' },
        ...{ oldValue: 'Небылицына', newValue: 'Придумкина', decidedByOffice: 'o4' },
        changedAt: NOW.toISOString(),
      },
    ])
})

test('with a new surname a new plastic card is one press, where there is an old one', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await chat(BORIS).route('correction', id, 'yes')
  const { screen } = await database.read.outboxMessage.findFirstOrThrow({
    where: { kind: 'correction.confirmed' },
  })
  const [button] = JSON.parse(screen).buttons[0]
  expect(await chat(ANNA).route(button.route, ...button.args)).toContain('оформит новую карту')
  expect((await card(database)).ticketStatus).toBe('reissue')
  const again = await proposes(database, ANNA, 'last_name', 'Выдумкина')
  await chat(BORIS).route('correction', again.id, 'yes')
  expect((await told(database, ANNA)).at(-1)).not.toContain('Нужна новая карта?')
})

test('a refusal leaves the card as it is, and the member hears of it', async () => {
  const { id } = await proposes(database, ANNA, 'phone', '+7 000 111-22-33')
  expect(await chat(BORIS).route('correction', id, 'no')).toContain('Отклонено')
  expect((await card(database)).phone).toBe('+70005550001')
  expect(await told(database, ANNA)).toEqual([expect.stringContaining('В карточке осталось: +70005550001')])
  expect(await database.read.change.count()).toBe(0)
})

test('an empty phone waits, too: it would open the card to whoever gave it', async () => {
  await database.write.member.update({ where: { id: 1 }, data: { phone: null } })
  const { id } = await proposes(database, ANNA, 'phone', '+7 000 111-22-33')
  expect((await card(database)).phone).toBeNull()
  await chat(BORIS).route('correction', id, 'yes')
  expect((await card(database)).phone).toBe('+70001112233')
})

test('the chair sees what waits among the applications, opens it there and decides', async () => {
  await proposes(database, ANNA, 'last_name', 'Придумкина')
  const boris = chat(BORIS)
  expect(await boris.command('applications')).toContain('исправления в карточках')
  expect(await boris.press('✎ Небылицына А. В.: Фамилия')).toContain('Небылицына → Придумкина')
  await boris.press('Подтвердить')
  expect((await card(database)).lastName).toBe('Придумкина')
  expect(await boris.command('applications')).not.toContain('исправления')
})

test('the member takes it back, and the chair’s button decides nothing', async () => {
  const { chat: anna, id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await anna.command('profile')
  expect(await anna.press('Отозвать исправление: Фамилия')).toContain('как было')
  expect(await anna.route('profile.takeBack', id)).toContain('Мои данные')
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('отозвал это исправление')
  expect((await card(database)).lastName).toBe('Небылицына')
})

test('a newer correction takes the place of the older one; of another field both wait', async () => {
  const first = await proposes(database, ANNA, 'last_name', 'Придумкина')
  const second = await proposes(database, ANNA, 'last_name', 'Выдумкина')
  await proposes(database, ANNA, 'last_name', 'Выдумкина')
  const phone = await proposes(database, ANNA, 'phone', '+7 000 111-22-33')
  expect(await database.read.correction.count()).toBe(3)
  expect(await chat(BORIS).route('correction', first.id, 'yes')).toContain('пришло новое')
  expect((await card(database)).lastName).toBe('Небылицына')
  for (const { id } of [second, phone]) await chat(BORIS).route('correction', id, 'yes')
  expect(await card(database)).toMatchObject({ lastName: 'Выдумкина', phone: '+70001112233' })
})

test('five corrections a day; the next day there is room again', async () => {
  const anna = chat(ANNA)
  for (const name of ['Аа', 'Бб', 'Вв', 'Гг', 'Дд']) await proposes(database, ANNA, 'last_name', name)
  await anna.route('profile.edit', 'last_name')
  await anna.say('Ее')
  expect(await anna.press('Отправить председателю')).toContain('Попробуйте завтра')
  expect(await database.read.correction.count()).toBe(5)
  anna.now = new Date(NOW.getTime() + 25 * 3_600_000)
  await anna.route('profile.edit', 'last_name')
  await anna.say('Ее')
  expect(await anna.press('Отправить председателю')).toContain('Отправлено')
})

describe('who may decide', () => {
  test('not the member, not a stranger, not a chair of elsewhere; the territorial chair may', async () => {
    const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
    for (const person of [ANNA, STRANGER, PAVEL])
      expect(await chat(person).route('correction', id, 'yes')).toContain('решаете не вы')
    for (const forged of ['0', '-1', '99', '1.5', 'x', ''])
      expect(await chat(BORIS).route('correction', forged, 'yes')).toContain('решаете не вы')
    expect(await stateOf(database, id)).toBe('waiting')
    await chat(GALINA).route('correction', id, 'yes')
    expect(await stateOf(database, id)).toBe('confirmed')
  })

  test('a chair’s own card is decided above, never by the chair, from no account of theirs', async () => {
    await seedMember(database, 2, BORIS, { lastName: 'Вымыслов', ticketNumber: '440000002' })
    const { chat: boris, id } = await proposes(database, BORIS, 'last_name', 'Сказочный')
    expect(await told(database, BORIS)).toEqual([])
    expect(await told(database, GALINA)).toHaveLength(1)
    expect(await boris.route('correction', id, 'yes')).toContain('ваша карточка')
    expect(await boris.command('applications')).not.toContain('исправления')
    await database.write.correction.update({ where: { id: Number(id) }, data: { accountId: ANNA } })
    expect(await boris.route('correction', id, 'yes')).toContain('ваша карточка')
    expect(await stateOf(database, id)).toBe('waiting')
  })

  test('a chair whose term has ended, or whose access is limited, decides nothing', async () => {
    const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-11-20' } })
    expect(await chat(BORIS).route('correction', id, 'yes')).toContain('решаете не вы')
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2032-10-31' } })
    await database.write.officeBinding.updateMany({ where: { officeId: 4 }, data: { access: 'limited' } })
    expect(await chat(BORIS).route('correction', id, 'yes')).toContain('решаете не вы')
    expect(await stateOf(database, id)).toBe('waiting')
  })

  test('once: the second decision finds the first', async () => {
    const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
    await Promise.all([
      chat(BORIS).route('correction', id, 'yes'),
      chat(GALINA).route('correction', id, 'no'),
    ])
    const state = await stateOf(database, id)
    expect(await chat(BORIS).route('correction', id, state === 'confirmed' ? 'no' : 'yes')).toContain(
      'уже решено',
    )
    expect(await stateOf(database, id)).toBe(state)
    expect(await told(database, ANNA)).toHaveLength(1)
    expect(await database.read.change.count()).toBe(state === 'confirmed' ? 1 : 0)
  })

  test('nobody takes back what another member has proposed', async () => {
    await seedMember(database, 2, STRANGER, { ticketNumber: '440000002' })
    const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
    for (const forged of [id, '99', 'x']) await chat(STRANGER).route('profile.takeBack', forged)
    expect(await stateOf(database, id)).toBe('waiting')
  })
})
