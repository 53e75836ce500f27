import { describe, expect, test } from 'vitest'
import { NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OLEG, OPENER, OTHER, PAVEL } from './invite-world.ts'

describe('taking back', () => {
  test('a link that nobody has used: it lets nobody in', async () => {
    const { chat, linkFor, open } = await inviteWorld()
    const galina = chat(GALINA)
    const payload = /start=([\w-]+)/.exec(await galina.route('invite', '4'))?.[1] ?? ''
    expect(await galina.press('Отозвать ссылку')).toContain('ссылка отозвана')
    expect(await open(OPENER, payload)).toContain('Эту ссылку отозвали')
    expect(await linkFor(4)).not.toBe(payload)
  })

  test('a link that was used meanwhile: the access can be ended, once, and its holder hears of it', async () => {
    const { chat, bindings, changes, told, open } = await inviteWorld()
    const galina = chat(GALINA)
    const payload = /start=([\w-]+)/.exec(await galina.route('invite', '4'))?.[1] ?? ''
    await open(OPENER, payload)
    expect(await galina.press('Отозвать ссылку')).toContain('уже открыт доступ')
    expect(await galina.press('Отозвать доступ')).toContain('доступ отозван')
    expect(await galina.route('invite.end', '1')).toContain('уже закрыт')
    expect(await bindings(OPENER)).toEqual([])
    expect(await told(OPENER)).toEqual([expect.stringContaining('office.ended: Вышестоящая организация')])
    expect((await changes()).at(-1)).toMatchObject({ kind: 'binding', oldValue: 'full', newValue: null })
    expect(await open(OPENER, payload)).toContain('уже воспользовались')
  })

  test('an access that was given anew in another way is not what an old button ends', async () => {
    const { database, chat, bindings, linkFor, open } = await inviteWorld()
    await open(OPENER, await linkFor(4))
    await database.write.officeBinding.updateMany({ where: { officeId: 4 }, data: { endedAt: NOW } })
    const data = { accountId: OPENER, officeId: 4, access: 'full', method: 'grant', boundAt: NOW }
    await database.write.officeBinding.create({ data })
    expect(await chat(GALINA).route('invite.end', '1')).toContain('уже закрыт')
    expect(await bindings(OPENER)).toHaveLength(1)
  })
})

describe('only those above', () => {
  test('see the list, get a link, revoke it or end the access', async () => {
    const { chat, bindings, linkFor, open } = await inviteWorld()
    await open(OPENER, await linkFor(4))
    const strangers = [PAVEL, OPENER, OTHER]
    const routes: string[][] = [
      ['access.list', '3'],
      ['invite', '5'],
      ['invite.revoke', '1'],
      ['invite.end', '1'],
      ['join.link', '5'],
    ]
    for (const person of strangers) {
      for (const [route = '', ...args] of routes)
        expect(await chat(person).route(route, ...args), route).toContain('вам недоступен')
    }
    expect(await bindings(OPENER)).toHaveLength(1)
  })

  test('a chair whose term has ended and an auditor are not above', async () => {
    const { database, chat } = await inviteWorld()
    await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-20' } })
    await database.write.roleGrant.create({
      data: { accountId: OTHER, role: 'auditor', orgId: 1, grantedAt: NOW },
    })
    for (const person of [GALINA, OTHER]) {
      expect(await chat(person).route('access.list', '3')).toContain('вам недоступен')
      expect(await chat(person).route('invite', '4')).toContain('вам недоступен')
    }
  })

  test('and nobody hands over an office that its chair runs already', async () => {
    const { chat, linkFor, open } = await inviteWorld()
    await open(OPENER, await linkFor(4))
    expect(await chat(GALINA).route('invite', '4')).toContain('полный доступ у председателя уже есть')
  })
})

describe('the list', () => {
  test('names first those that nobody holds, then those without full access, never the others', async () => {
    const { chat, linkFor, open } = await inviteWorld()
    await open(OPENER, await linkFor(5))
    const galina = chat(GALINA)
    expect(await galina.route('access.list')).toContain('никого нет в боте: 1')
    expect(galina.labels).toEqual([
      '○ Школа № 12 города Ясногорска',
      '◐ Школа № 112 города Ясногорска',
      'По причинам',
      '← Назад',
      '⌂ Меню',
    ])
    await open(OTHER, await linkFor(4))
    await galina.route('access.list')
    expect(galina.labels).toEqual(['◐ Школа № 112 города Ясногорска', 'По причинам', '← Назад', '⌂ Меню'])
  })

  test('has pages over both kinds', async () => {
    const { database, chat, linkFor, open } = await inviteWorld()
    await database.write.organisation.createMany({
      data: Array.from({ length: 9 }, (_, n) => ({
        id: 100 + n,
        aisId: `o${100 + n}`,
        level: 'primary',
        name: `Школа № ${n} посёлка Вымышленного`,
        searchName: '',
        path: `/1/2/3/${100 + n}/`,
        parentId: 3,
      })),
    })
    await open(OPENER, await linkFor(4))
    await open(OPENER, await linkFor(5))
    await open(OPENER, await linkFor(100))
    const galina = chat(GALINA)
    expect(await galina.route('access.list')).toContain('никого нет в боте: 8')
    expect(galina.labels.filter((label) => label.startsWith('○'))).toHaveLength(8)
    await galina.press('Следующие')
    expect(galina.labels).toEqual([
      '◐ Школа № 0 посёлка Вымышленного',
      '◐ Школа № 112 города Ясногорска',
      '← Предыдущие',
      'По причинам',
      '← Назад',
      '⌂ Меню',
    ])
    expect(await galina.route('access.list', '3', '99')).toContain('никого нет в боте: 8')
    expect(galina.labels.filter((label) => label.startsWith('○'))).toHaveLength(8)
  })

  test('leads an officer down to organisations whose territorial has no chair in the bot', async () => {
    const { database, chat } = await inviteWorld()
    await database.write.officeBinding.updateMany({ where: { officeId: 6 }, data: { endedAt: NOW } })
    const oleg = chat(OLEG)
    await oleg.route('access.list')
    await oleg.press('Тихореченская районная')
    await oleg.press('Кто без доступа ниже')
    expect(oleg.labels[0]).toBe('○ Колледж «Вымышленный»')
    await oleg.press('Назад')
    expect(oleg.labels[0]).toBe('○ Тихореченская районная')
  })
})
