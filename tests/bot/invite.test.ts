import { describe, expect, test } from 'vitest'
import { NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OLEG, OPENER, OTHER } from './invite-world.ts'

const DAY_MS = 86_400_000

describe('a one-time link', () => {
  test('opens full access where a chair has a term in force, and leaves its traces', async () => {
    const { bindings, changes, told, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    expect(await open(OPENER, payload)).toContain('Ваш доступ: полный')
    expect(await bindings(OPENER)).toEqual([
      expect.objectContaining({ officeId: 4, access: 'full', method: 'link' }),
    ])
    expect(await told(GALINA)).toEqual([
      expect.stringContaining('office.came: По вашей ссылке открыт доступ: Школа № 12'),
    ])
    expect(await changes()).toEqual([
      expect.objectContaining({ kind: 'invite', officeId: 4, accountId: GALINA, source: 'chair' }),
      expect.objectContaining({ kind: 'binding', officeId: 4, accountId: OPENER, newValue: 'full' }),
    ])
  })

  test.each([
    ['the «Председатель» tab is empty', undefined],
    ['the term has ended', '2022-11-20'],
  ])('opens limited access where %s', async (_, termTo) => {
    const { giveTerm, bindings, linkFor, open } = await inviteWorld()
    if (termTo) await giveTerm(5, termTo)
    expect(await open(OPENER, await linkFor(5))).toContain('паспорт и сводка без имён')
    expect(await bindings(OPENER)).toEqual([expect.objectContaining({ officeId: 5, access: 'limited' })])
  })

  test('made under one chair opens limited access under the next', async () => {
    const { database, bindings, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    const later = new Date(NOW.getTime() + 1000)
    const { id, ...term } = await database.read.term.findFirstOrThrow({
      where: { officeId: 4, endedAt: null },
    })
    await database.write.term.update({ where: { id }, data: { endedAt: later } })
    await database.write.term.create({ data: { ...term, chairFullName: 'Другая Анна', startedAt: later } })
    expect(await open(OPENER, payload, new Date(later.getTime() + 1000))).toContain('сводка без имён')
    expect(await bindings(OPENER)).toEqual([expect.objectContaining({ officeId: 4, access: 'limited' })])
  })

  test('raises the limited access that a phone gave, in one binding', async () => {
    const { database, bindings, changes, linkFor, open } = await inviteWorld()
    const data = { accountId: OPENER, officeId: 4, access: 'limited', method: 'phone', boundAt: NOW }
    await database.write.officeBinding.create({ data })
    await open(OPENER, await linkFor(4))
    expect(await bindings(OPENER)).toEqual([expect.objectContaining({ access: 'full', method: 'link' })])
    expect((await changes()).at(-1)).toMatchObject({ oldValue: 'limited', newValue: 'full' })
  })

  test('is used once: somebody else hears so, its user sees the office again', async () => {
    const { bindings, changes, told, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    await open(OPENER, payload)
    expect(await open(OTHER, payload)).toContain('уже воспользовались')
    expect(await open(OPENER, payload)).toContain('Школа № 12')
    expect(await bindings(OTHER)).toEqual([])
    expect(await told(GALINA)).toHaveLength(1)
    expect(await changes()).toHaveLength(2)
  })

  test('opened by two at once lets one in', async () => {
    const { database, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    const answers = await Promise.all([OPENER, OTHER].map((person) => open(person, payload)))
    expect(answers.filter((text) => text.includes('уже воспользовались'))).toHaveLength(1)
    expect(await database.read.officeBinding.count({ where: { officeId: 4 } })).toBe(1)
  })

  test('is good for seven days', async () => {
    const { bindings, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
    for (const days of [8, 30])
      expect(await open(OPENER, payload, daysOn(days))).toContain('Срок этой ссылки')
    expect(await bindings(OPENER)).toEqual([])
    expect(await open(OPENER, payload, daysOn(7))).toContain('Доступ открыт')
  })

  test('of a kind, an id or a tag that was tampered with opens nothing', async () => {
    const { bindings, linkFor, open } = await inviteWorld()
    const bytes = Buffer.from(await linkFor(4), 'base64url')
    for (const at of [0, 4, 8, 20]) {
      const forged = Buffer.from(bytes)
      forged.writeUInt8(forged.readUInt8(at) ^ 1, at)
      expect(await open(OPENER, forged.toString('base64url'))).toContain('Ссылка повреждена')
    }
    expect(await bindings(OPENER)).toEqual([])
  })

  test('opens nothing for its giver and is not spent by them', async () => {
    const { linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    expect(await open(GALINA, payload)).toContain('Это ваша ссылка')
    expect(await open(OPENER, payload)).toContain('Доступ открыт')
  })

  test('dies with the right of its giver', async () => {
    const { database, bindings, linkFor, open } = await inviteWorld()
    const payloads = [await linkFor(4), await linkFor(4, OLEG)]
    await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-20' } })
    await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
    for (const payload of payloads)
      expect(await open(OPENER, payload)).toContain('нет права открывать этот доступ')
    expect(await bindings(OPENER)).toEqual([])
  })

  test('to an organisation that is gone opens nothing', async () => {
    const { database, linkFor, open } = await inviteWorld()
    const payload = await linkFor(4)
    await database.write.organisation.update({ where: { id: 4 }, data: { removedOn: '2022-11-20' } })
    expect(await open(OPENER, payload)).toContain('больше не действует')
  })

  test('is the same one while it waits, and each giver has their own', async () => {
    const { database, linkFor } = await inviteWorld()
    expect(await linkFor(4)).toBe(await linkFor(4))
    expect(await linkFor(4, OLEG)).not.toBe(await linkFor(4))
    expect(await database.read.officeInvite.count()).toBe(2)
  })

  test('interrupts a dialogue and keeps its answers', async () => {
    const { database, chat, linkFor } = await inviteWorld()
    const opener = chat(OPENER)
    await opener.command('join')
    await opener.press('Согласен(на)')
    await opener.route('start', await linkFor(4))
    expect(await database.read.account.findUniqueOrThrow({ where: { id: OPENER } })).toMatchObject({
      dialogue: null,
    })
    expect(await opener.command('join')).toContain('Дата рождения')
  })
})
