import { describe, expect, test } from 'vitest'
import { messagesOf, NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OLEG, OPENER, OTHER, PAVEL } from './invite-world.ts'

const PHONE = '+70000000004'

/** School 4: a chair with a phone whom nobody knows in the chat; school 5: an empty tab. */
async function world() {
  const made = await inviteWorld()
  await made.database.write.term.updateMany({ where: { officeId: 4 }, data: { phone: PHONE } })
  return { ...made, galina: made.chat(GALINA) }
}

describe('who has no access, and why', () => {
  test('is counted by reason, and the list narrowed to one; an office may have several', async () => {
    const { galina } = await world()
    await galina.route('access.list')
    await galina.press('По причинам')
    expect(galina.labels).toEqual([
      ...['не указан председатель · 1', 'не указан срок полномочий · 1', 'нет телефона председателя · 1'],
      ...['никто не связал чат · 2', 'Все без доступа', '← Назад', '⌂ Меню'],
    ])
    expect(await galina.press('нет телефона председателя')).toContain(
      'Показаны: нет телефона председателя — 1',
    )
    expect(galina.labels[0]).toBe('○ Школа № 112 города Ясногорска')
    await galina.press('Все без доступа')
    expect(galina.labels).toContain('○ Школа № 12 города Ясногорска')
  })

  test('names a chair who blocked the bot, a term that is over, an access nobody confirmed, and a term that ends soon', async () => {
    const { database, galina, open, linkFor, giveTerm } = await world()
    const reasons = async () => {
      await galina.route('access.list', '3', '0', 'why')
      return galina.labels.slice(0, -3)
    }
    await open(OPENER, await linkFor(4))
    await database.write.account.update({ where: { id: OPENER }, data: { reach: 'blocked' } })
    expect(await reasons()).toContain('бот заблокирован · 1')
    expect(await galina.route('invite', '4')).toContain('Одноразовая ссылка')
    await database.write.account.update({ where: { id: OPENER }, data: { reach: 'active' } })
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-12-30' } })
    expect(await reasons()).toContain('срок скоро кончится · 1')
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-11-20' } })
    expect(await reasons()).toContain('срок полномочий кончился · 1')
    await giveTerm(5, '2032-10-31')
    const data = { accountId: OTHER, officeId: 5, access: 'limited', method: 'phone', boundAt: NOW }
    await database.write.officeBinding.create({ data })
    expect(await reasons()).toContain('доступ не подтверждён · 1')
  })

  test('is turned page by page over three thousand', async () => {
    const { database, galina } = await world()
    const numbers = Array.from({ length: 3000 }, (_, n) => 1000 + n)
    await database.write.organisation.createMany({
      data: numbers.map((id) => ({
        ...{ id, aisId: `o${id}`, level: 'primary', name: `Школа № ${id} посёлка Вымышленного` },
        ...{ searchName: '', path: `/1/2/3/${id}/`, parentId: 3 },
      })),
    })
    await database.write.office.createMany({ data: numbers.map((id) => ({ id, orgId: id })) })
    const began = performance.now()
    expect(await galina.route('access.list', '3', '375')).toContain('никого нет в боте: 3002')
    // Ten times what it takes: a screen that a person waits for.
    expect(performance.now() - began).toBeLessThan(5000)
    expect(galina.labels.filter((label) => label.startsWith('○'))).toHaveLength(2)
  })
})

describe('mended from the list', () => {
  test('those above fill what is missing in a passport that nobody holds, at once and with a trace', async () => {
    const { galina, changes, database } = await world()
    await galina.route('access.list')
    expect(await galina.press('Школа № 112')).toContain('не указан председатель')
    await galina.press('Заполнить: ФИО председателя')
    expect(await galina.say('Вымыслова Анна Примеровна')).toContain('Записано: ФИО председателя')
    await galina.route('gap.fill', '5', 'chair_phone')
    expect(await galina.say('+7 000 000-00-05')).toContain('Вымыслова Анна Примеровна, +70000000005')
    expect(
      (await changes()).map(({ field, newValue, source, accountId }) => [field, newValue, source, accountId]),
    ).toEqual([
      ['chair_full_name', 'Вымыслова Анна Примеровна', 'officer', GALINA],
      ['chair_phone', '+70000000005', 'officer', GALINA],
    ])
    expect(await database.read.term.findFirst({ where: { officeId: 5, endedAt: null } })).toMatchObject({
      phone: '+70000000005',
    })
  })

  test('a wrong phone of the chair is corrected there; consent to letters is the chair’s own', async () => {
    const { galina } = await world()
    await galina.route('gaps.of', '4')
    await galina.press('Исправить: телефон председателя')
    expect(await galina.say('+7 000 000-00-09')).toContain('+70000000009')
    expect(galina.labels).not.toContain('Заполнить: согласие на рассылки по почте')
    expect(await galina.route('gap.fill', '4', 'chair_email_consent')).toContain('уже заполнено')
  })

  test('the one-time link is printed with its code, for its own giver and while it waits', async () => {
    const { chat, galina } = await world()
    await galina.route('invite', '4')
    expect(await galina.press('Напечатать с кодом')).toContain('Лист готов')
    expect(galina.reply.screen?.file).toMatchObject({ name: 'access.pdf' })
    expect(await chat(OLEG).route('invite.paper', '1')).toContain('дали не вы')
    expect(await chat(PAVEL).route('invite.paper', '1')).toContain('вам недоступен')
    await galina.route('invite.revoke', '1')
    expect(await galina.route('invite.paper', '1')).toContain('уже не ждёт')
  })

  test('nobody fills a passport beside or above their own, and who loses the right meanwhile writes nothing', async () => {
    const { database, chat, changes } = await world()
    for (const person of [PAVEL, OPENER])
      expect(await chat(person).route('gap.fill', '5', 'chair_phone')).toContain('вам недоступен')
    expect(await chat(GALINA).route('gap.fill', '2', 'chair_phone')).toContain('вам недоступен')
    const oleg = chat(OLEG)
    await oleg.route('gap.fill', '5', 'chair_phone')
    await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
    expect(await oleg.say('+7 000 000-00-05')).toContain('вам недоступен')
    expect(await changes()).toEqual([])
    expect(await messagesOf(database, 'chair.new')).toEqual([])
  })
})
