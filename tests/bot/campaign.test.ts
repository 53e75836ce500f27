import { readFileSync, rmSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeOwed } from '../../bot/features/campaign/table.ts'
import type { Database } from '../../db/client.ts'
import { loadCampaigns } from '../../db/repos/campaigns.ts'
import { changeSetting, shippedSetting } from '../../db/repos/kept-settings.ts'
import { noteReportsImported } from '../../db/repos/reports-known.ts'
import { giveRight } from '../../db/repos/rights.ts'
import { findPlace } from '../../db/repos/summary-places.ts'
import { transact } from '../../db/unit-of-work.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'
import { messagesOf, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

/** Ten days before 1 January: the campaign of 01.01.2023 is open. */
const BEFORE = new Date('2022-12-22T09:00:00Z')

/** seedTree with passports that need nothing more, Борис (school 4), Галина (territorial 3), an officer of region 2. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await database.write.organisation.updateMany({
    data: {
      ...{ shortName: null, isLegalEntity: false, educationKind: 'school', employedCount: 10 },
      ...{
        hasTerritorialRights: false,
        employerName: 'Выдуманное учреждение',
        employerHead: 'Сочинённая Ольга',
      },
    },
  })
  const orgs = await database.read.organisation.findMany({ orderBy: { id: 'asc' } })
  for (const { id, name } of orgs)
    await database.write.organisation.update({ where: { id }, data: { shortName: name } })
  await seedPerson(database, 1, 4)
  await seedPerson(database, 2, 3)
  await seedPerson(database, 3)
  const account = { channel: 'telegram', externalId: '1003' }
  await transact(database, (tx) => giveRight(tx, { right: 'officer', account, orgId: 2 }, NOW))
  const chats = ['1001', '1002', '1003'].map((id) => new Chat(database, id)) as [Chat, Chat, Chat]
  for (const chat of chats) chat.now = BEFORE
  const [boris, galina, officer] = chats
  return { database, boris, galina, officer }
}

const file = ({ write }: Database, orgId: number, form: string, source = 'auto') =>
  write.statReport.create({ data: { orgId, form, asOf: '2023-01-01', source } })
const empty = ({ write }: Database, id: number) =>
  write.organisation.update({ where: { id }, data: { educationKind: null } })

test('a chair sees the own report, what blocks it and how to fill it; filled, it can be made', async () => {
  const { database, boris } = await setUp()
  await empty(database, 4)
  await boris.command('office')
  const screen = await boris.press('Сдача отчётов')
  expect(screen).toContain('Статистический отчёт на 01.01.2023 (осталось 10 дней)')
  expect(screen).toContain('Отчёт 5-СП не сдан.')
  expect(screen).toContain('• вид образовательной организации')
  expect(screen).toContain('данных АИС; их пока не загружали')
  expect(boris.labels).toEqual([
    'Заполнить: вид образовательной организации',
    'Мы уже сдали',
    '← Назад',
    '⌂ Меню',
  ])
  await database.write.organisation.update({ where: { id: 4 }, data: { educationKind: 'school' } })
  expect(await boris.route('campaign', '4')).toContain('можно сформировать в АИС автоматически')
  await file(database, 4, '5-СП', 'manual')
  await noteReportsImported(database.write, BEFORE)
  const filed = await boris.route('campaign', '4')
  expect(filed).toContain('✅ Отчёт 5-СП сдан: внесён вручную.')
  expect(filed).toContain('последние загружены 22.12.2022')
  expect(boris.labels).toEqual(['← Назад', '⌂ Меню'])
})

test('the level above sees how many have filed, who could, what blocks, and who is behind first', async () => {
  const { database, galina, officer } = await setUp()
  await empty(database, 4)
  await file(database, 5, '5-СП')
  await galina.command('office')
  const screen = await galina.press('Сдача отчётов')
  expect(screen).toContain('▓▓▓░░░░░░░ 33 %')
  expect(screen).toContain('Сдали 1 из 3')
  expect(screen).toContain('• первичные: 1 из 2')
  expect(screen).toContain('• территориальные: 0 из 1')
  expect(screen).toContain('не сдали, но всё заполнено: 1')
  expect(screen).toContain('не сдали, мешают пустые поля: 1')
  expect(screen).toContain('• вид образовательной организации: 1')
  const children = galina.labels.filter((label) => label.startsWith('Школа'))
  expect(children).toEqual(['Школа № 12 города Ясногорска · не сдан', 'Школа № 112 города Ясногорска · сдан'])
  await galina.press('Школа № 12 ')
  expect(galina.labels).toEqual(['← Назад', '⌂ Меню'])
  expect(await galina.press('Назад')).toContain('Сдали 1 из 3')
  await officer.command('menu')
  expect(await officer.press('Сдача отчётов')).toContain('Сдали 1 из 5')
  expect(await officer.press('Тихореченская районная')).toContain('Сдали 0 из 2')
})

test('nobody sees a figure or a name outside the own sub-tree, whatever the button names', async () => {
  const { database, boris, galina } = await setUp()
  await file(database, 7, '5-СП')
  for (const route of ['campaign', 'campaign.table', 'campaign.commended', 'campaign.announce'])
    for (const place of ['1', '2', '6', '7', '999', 'x', ''])
      for (const chat of [boris, galina]) {
        const said = await chat.route(route, place, 'stat')
        expect(said, `${route} ${place}`).toMatch(/нельзя|недоступ|не для|Доступ/i)
      }
  const screen = await galina.route('campaign', '3', 'stat')
  expect(screen).toContain('из 3')
  expect(screen + galina.labels.join()).not.toMatch(/Тихореченская|Колледж/)
})

test('the workbook holds who has not filed in the sub-tree, with the form and what blocks', async () => {
  const { database } = await setUp()
  await empty(database, 4)
  await file(database, 5, '5-СП')
  const grants = [{ role: 'officer' as const, orgId: 3, orgPath: '/1/2/3/' }]
  const place = await findPlace(database.read, { member: undefined, offices: [], grants }, 3)
  const [campaign] = await loadCampaigns(database.read, '2022-12-22')
  if (!place || !campaign) throw new Error('no place or campaign')
  const { path, count } = await writeOwed(database.read, place, campaign, {
    today: '2022-12-22',
    locale: 'ru',
  })
  const words = Object.values(unzipSync(readFileSync(path))).map((part) => new TextDecoder().decode(part))
  rmSync(path)
  const all = words.join('\n')
  expect(count).toBe(2)
  for (const word of ['Школа № 12 города', 'мешают пустые поля', 'вид образовательной', '5-СП', '2-СП'])
    expect(all).toContain(word)
  expect(all).not.toMatch(/№ 112|Придуманная областная|Тихореченская|Вымыслов|Сочинённая/)
})

test('a chair says «filed»: it is shown as such and in no figure of what is filed, is on record, and is taken back', async () => {
  const { database, boris, galina } = await setUp()
  await boris.route('campaign', '4')
  expect(await boris.press('Мы уже сдали')).toContain('председатель отметил, что он сдан')
  expect(await galina.route('campaign', '3')).toContain('отмечено председателем, в АИС не видно: 1')
  expect(await galina.route('campaign', '3')).toContain('Сдали 0 из 3')
  await boris.route('campaign.say', '4', 'stat', '2023-01-01', '1')
  const trail = () => database.read.change.findMany({ where: { kind: 'campaign' }, orderBy: { id: 'asc' } })
  expect(await trail()).toMatchObject([
    { orgId: 4, field: 'stat', newValue: '2023-01-01', source: 'chair', accountId: 1 },
  ])
  expect(await boris.press('Ещё не сдали')).toContain('можно сформировать')
  expect(await trail()).toHaveLength(2)
  await file(database, 4, '5-СП')
  expect(await boris.route('campaign.say', '4', 'stat', '2023-01-01', '1')).toContain('✅ Отчёт 5-СП сдан')
})

test('the word is the office’s: not of another one, not of one that was lost, not of a date that is over', async () => {
  const { database, boris, galina } = await setUp()
  await galina.route('campaign.say', '4', 'stat', '2023-01-01', '1')
  await boris.route('campaign.say', '7', 'stat', '2023-01-01', '1')
  await boris.route('campaign.say', '4', 'stat', '2022-10-01', '1')
  await database.write.officeBinding.updateMany({ where: { accountId: 1 }, data: { endedAt: NOW } })
  await boris.route('campaign.say', '4', 'stat', '2023-01-01', '1')
  expect(await database.read.campaignDays.count()).toBe(0)
})

test('whom to commend becomes a draft of an announcement, which its author changes and sends as any other', async () => {
  const { database, galina } = await setUp()
  await file(database, 4, '5-СП')
  await galina.route('campaign', '3')
  const lists = await galina.press('Кого отметить')
  expect(lists).toContain('Сдали отчёт: Школа № 12 города Ясногорска')
  expect(lists).not.toMatch(/№ 112.*Охват|Вымыслов/)
  expect(await galina.press('Объявить')).toContain('Кому')
  const draft = async () =>
    database.read.dialogue.findFirstOrThrow({ where: { accountId: 2, name: 'announce' } })
  const { text, org } = JSON.parse((await draft()).answers)
  expect(org).toBe('3')
  expect(text).toMatch(/^\*\*Статистический отчёт на 01\.01\.2023\*\*\n\n.*Школа № 12 города Ясногорска/)
  await galina.press('Всем')
  expect(await database.read.broadcast.count()).toBe(0)
  await galina.route('campaign.announce', '3', 'stat')
  expect(galina.labels).toContain('Заменить')
  expect(await galina.press('Заменить')).toContain('Кому')
  expect(await messagesOf(database, 'announcement')).toEqual([])
})

test('a chair with limited access looks, and announces nothing', async () => {
  const { database, galina } = await setUp()
  await database.write.officeBinding.updateMany({ where: { accountId: 2 }, data: { access: 'limited' } })
  await file(database, 4, '5-СП')
  expect(await galina.route('campaign.commended', '3', 'stat')).toContain('Школа № 12')
  expect(galina.labels).not.toContain('Объявить')
  await galina.route('campaign.announce', '3', 'stat')
  expect(await database.read.dialogue.count()).toBe(0)
})

test('КДК is off until its forms get dates; then it is a campaign beside the other', async () => {
  const { database, galina } = await setUp()
  expect((await loadCampaigns(database.read, '2022-12-22')).map(({ name }) => name)).toEqual(['stat'])
  const shipped = shippedSetting('readiness.forms') as { forms: Array<{ form: string; dates: string[] }> }
  const forms = shipped.forms.map((each) =>
    each.form.startsWith('КДК') ? { ...each, dates: ['01-15'] } : each,
  )
  const by = { accountId: null, now: BEFORE }
  await transact(database, (tx) => changeSetting(tx, 'readiness.forms', { forms }, by))
  galina.now = new Date('2023-01-10T09:00:00Z')
  await galina.route('campaign', '3')
  const kdk = await galina.press('Отчёт КДК')
  expect(kdk).toContain('Отчёт КДК на 15.01.2023 (осталось 5 дней)')
  expect(kdk).toContain('Отчёт КДК 1.0 не сдан')
  await transact(database, (tx) =>
    changeSetting(
      tx,
      'readiness.forms',
      { forms: shipped.forms.map((each) => ({ ...each, dates: [] })) },
      by,
    ),
  )
  expect(await galina.route('campaign', '3')).toContain('Сроки отчётов не заданы')
})
