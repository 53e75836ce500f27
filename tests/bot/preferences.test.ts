import { expect, test } from 'vitest'
import { zoneCounts } from '../../db/repos/audience.ts'
import { bindMember, bindOffice } from '../../db/repos/links.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

async function world() {
  const database = await freshDatabase()
  await seedTree(database)
  await database.write.organisation.update({ where: { id: 2 }, data: { timeZone: 'Asia/Yekaterinburg' } })
  await seedPerson(database, 1, 4)
  await seedPerson(database, 2)
  return { database, chair: new JoinChat(database, 1), guest: new JoinChat(database, 2) }
}

const zone = async (database: Awaited<ReturnType<typeof freshDatabase>>, id: number) =>
  (await database.read.account.findUniqueOrThrow({ where: { id } })).timeZone

test('a chair switches each kind of message off and on; the label is the state', async () => {
  const { database, chair } = await world()
  await chair.command('settings')
  expect(await chair.press('Что присылать')).toContain('Срочное приходит всегда')
  expect(chair.text).toContain('с 22:00 до 8:00 по вашим часам')
  expect(chair.labels.slice(0, 4)).toEqual([
    '🔔 Объявления: приходят',
    '🔔 Напоминания о паспорте: приходят',
    '🔔 Еженедельные сводки: приходят',
    '🔕 Предложения партнёров: отключены',
  ])
  await chair.press('Напоминания')
  await chair.press('Объявления')
  expect(chair.labels.slice(0, 2)).toEqual([
    '🔕 Объявления: отключены',
    '🔕 Напоминания о паспорте: отключены',
  ])
  await chair.route('settings.mute', 'announcement', 'off')
  expect(await database.read.mutedCategory.count()).toBe(2)
  expect(await chair.command('privacy')).toContain('Отключено вами: Объявления, Напоминания о паспорте.')
  await chair.route('settings.mute', 'reminder', 'on')
  await chair.route('settings.mute', 'reminder', 'on')
  expect(await database.read.mutedCategory.findMany()).toMatchObject([
    { accountId: 1, category: 'announcement' },
  ])
})

test('a person chooses the hours in which ordinary announcements wait', async () => {
  const { database, guest } = await world()
  await guest.route('settings.mail')
  expect(await guest.press('Тихие часы')).toContain('они ждут утра')
  expect(guest.labels[0]).toBe('✓ с 22:00 до 8:00')
  expect(await guest.press('с 20:00 до 9:00')).toContain('с 20:00 до 9:00 по вашим часам')
  for (const forged of ['9', '-1', 'x', '']) await guest.route('settings.night', forged)
  expect((await database.read.account.findUniqueOrThrow({ where: { id: 2 } })).night).toBe(2)
})

test('a person without an office is not asked about what only offices get; a forged kind changes nothing', async () => {
  const { database, guest } = await world()
  await guest.route('settings.mail')
  expect(guest.labels.slice(0, 2)).toEqual(['🔔 Объявления: приходят', '🔕 Предложения партнёров: отключены'])
  expect(await guest.route('settings.mute', 'urgent', 'off')).toContain('устарела')
  expect(await database.read.mutedCategory.count()).toBe(0)
})

test('the zone is chosen by a city, or as the organisation has it, and is the one that sending counts by', async () => {
  const { database, chair, guest } = await world()
  await chair.command('settings')
  await chair.press('Часовой пояс')
  expect(chair.labels).toHaveLength(14)
  expect(chair.labels[0]).toBe('Как у организации: Екатеринбург, Уфа (МСК+2)')
  expect(await chair.press('Владивосток')).toContain('Часовой пояс: Владивосток')
  expect(await zone(database, 1)).toBe('Asia/Vladivostok')
  const everybody = { orgId: null, role: 'all' } as const
  expect(await zoneCounts(database, everybody, NOW, 'Europe/Moscow')).toEqual(
    expect.arrayContaining([
      { utcOffset: 600, accounts: 1 },
      { utcOffset: 180, accounts: 1 },
    ]),
  )
  await chair.route('settings.zone', 'organisation')
  expect(await zone(database, 1)).toBe('Asia/Yekaterinburg')
  await guest.route('settings.zones')
  expect(guest.labels).toHaveLength(13)
  expect(await guest.route('settings.zone', 'Mars/Olympus')).toContain('устарела')
  expect(await zone(database, 2)).toBeNull()
})

test('linking gives the zone of the organisation to whoever has none, and leaves a chosen one', async () => {
  const { database } = await world()
  await database.write.member.create({
    data: { id: 9, aisId: 'm9', orgId: 5, lastName: 'П', firstName: 'А' },
  })
  await transact(database, (tx) => bindMember(tx, 2, 9, 'phone', NOW))
  expect(await zone(database, 2)).toBe('Asia/Yekaterinburg')
  await database.write.account.update({ where: { id: 2 }, data: { timeZone: 'Asia/Omsk' } })
  await transact(database, (tx) => bindOffice(tx, 2, 5, NOW))
  expect(await zone(database, 2)).toBe('Asia/Omsk')
})
