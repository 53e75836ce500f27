import { expect, test } from 'vitest'
import { giveRight } from '../../db/repos/rights.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const PHONE = '+70003000001'
const CHAIR = `Небылицын Пример Вымыслович,${PHONE},2022-11-01,2032-10-31`

/** A school whose chair is linked by phone, and the officer of the region above. */
async function setUp(...rows: string[]) {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': smallTree(`p,r,primary,Школа,${CHAIR},ППО`, ...rows) }))
  const org = async (aisId: string) => database.read.organisation.findUniqueOrThrow({ where: { aisId } })
  const account = { channel: 'telegram', externalId: '1' }
  const { id: regionId } = await org('r')
  await transact(database, (tx) => giveRight(tx, { right: 'officer', account, orgId: regionId }, NOW))
  const [officer, chair] = [new Chat(database, '1'), new Chat(database, '2')]
  await chair.command('link')
  await chair.shareContact(PHONE)
  const { id } = await org('p')
  return { database, officer, chair, orgId: String(id), regionId: String(regionId) }
}

test('a field that does not apply waits for the level above, then is not asked; when its fact changes it comes back', async () => {
  const { database, officer, chair, orgId } = await setUp()
  expect(await chair.route('gap.fill', orgId, 'employed_count')).toContain('Напишите число')
  expect(await chair.press('Это не про нас')).toContain('почему это поле к вам не относится')
  expect(await chair.say('-')).toContain('Напишите причину словами')
  expect(await chair.say('Учреждение закрыто на ремонт')).toContain('до этого напоминаний о нём не будет')
  expect(await chair.command('gaps')).toContain('число работающих — ждёт подтверждения')
  expect(chair.labels).not.toContain('Заполнить: число работающих')
  expect((await officer.inbox()).at(-1)).toContain('Учреждение закрыто на ремонт')
  expect(await officer.pressMessage('Подтвердить')).toContain('больше не спрашивается')
  expect(await officer.pressMessage('Подтвердить')).toContain('уже решено')
  expect((await chair.inbox()).at(-1)).toContain('к вам не относится')
  expect(await chair.command('gaps')).toContain('число работающих — к организации не относится')
  await database.write.organisation.update({ where: { id: Number(orgId) }, data: { employerName: 'Лицей' } })
  const after = await chair.command('gaps')
  expect(after).toMatch(/• .*число работающих.* — автоматический статотчёт/)
  expect(after).not.toContain('не относится')
})

test('the office takes its word back, and so does the level above; the chair is told', async () => {
  const { officer, chair, orgId } = await setUp()
  const waive = async () => {
    await chair.route('gap.waive', orgId, 'education_kind')
    await chair.press('У нас этого нет')
  }
  await waive()
  await chair.command('gaps')
  expect(await chair.press('Вернуть в список')).toContain('снова в списке')
  expect(await officer.pressMessage('Подтвердить')).toContain('Решать больше нечего')
  await waive()
  await officer.pressMessage('Подтвердить')
  expect(await officer.press('Вернуть в список')).toContain('снова в списке')
  expect((await chair.inbox()).at(-1)).toContain('снова просит заполнить')
  expect(await chair.command('gaps')).toMatch(/• вид образовательной организации.* — автоматический/)
})

test('what opens access is not waived, by no old button either; nor is what is filled', async () => {
  const { chair, orgId } = await setUp()
  for (const field of ['chair_full_name', 'short_name', 'inn', 'nonsense'])
    expect(await chair.route('gap.waive', orgId, field)).toContain('устарела')
})

test('nobody confirms his own word, or that of an organisation that is not below', async () => {
  const { chair, orgId } = await setUp()
  await chair.route('gap.waive', orgId, 'education_kind')
  await chair.press('У нас этого нет')
  expect(await chair.route('gap.waiver', '1', 'yes')).toMatch(/устарела|недоступ/)
  expect(await chair.route('gap.unwaive', '99')).toContain('устарела')
})

test('a filled field says what works now, and an address is followed by the question whether letters may come', async () => {
  const { database, chair, orgId } = await setUp()
  await database.write.organisation.update({
    where: { id: Number(orgId) },
    data: { employerName: 'Школа', employerHead: 'Сказкина Указка', isLegalEntity: false },
  })
  await chair.route('gap.fill', orgId, 'education_kind')
  expect(await chair.say('школа')).toContain('Чтобы заработало «автоматический статотчёт», осталось 2 поля')
  await chair.route('gap.fill', orgId, 'chair_email')
  const asked = await chair.say('a@example.org')
  expect(asked).toContain('Записано: электронная почта')
  expect(asked).toContain('Заполняем: согласие на рассылки по почте')
  expect(await chair.press('Нет')).toContain('Теперь работает: рассылки Профсоюза')
})

test('who loses the office in the middle of a dialogue fills nothing, and is not asked for ever', async () => {
  const { database, chair, orgId } = await setUp()
  await chair.route('gap.fill', orgId, 'education_kind')
  await database.write.officeBinding.updateMany({ data: { endedAt: NOW } })
  expect(await chair.say('школа')).toContain('недоступ')
  expect(await database.read.dialogue.count()).toBe(0)
  expect(
    (await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })).educationKind,
  ).toBeNull()
})

test('an organisation that moves while its chair fills a field asks those who are above it now', async () => {
  const { database, officer, chair, orgId } = await setUp('s,u,regional,Другая,,,,,')
  await database.write.term.updateMany({
    where: { officeId: { gt: 0 }, phone: PHONE },
    data: { termTo: null },
  })
  const s = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 's' } })
  const account = { channel: 'telegram', externalId: '3' }
  await transact(database, (tx) => giveRight(tx, { right: 'officer', account, orgId: s.id }, NOW))
  await chair.route('gap.fill', orgId, 'term_to')
  const path = `${s.path}${orgId}/`
  await database.write.organisation.update({ where: { id: Number(orgId) }, data: { parentId: s.id, path } })
  expect(await chair.say('31.10.2030')).toContain('Записано как предложение')
  expect(await officer.inbox()).toEqual([])
  expect((await new Chat(database, '3').inbox()).at(-1)).toContain('31.10.2030')
})

test('a chair of two organisations chooses, and puts off the reminders of one only', async () => {
  const { database, chair, orgId } = await setUp(`q,r,primary,Сад,${CHAIR},ДОУ`)
  expect(await chair.command('gaps')).toContain('Какая организация')
  const offices = await database.read.office.findMany({ where: { org: { level: 'primary' } } })
  await database.write.gap.createMany({
    data: offices.map(({ id }) => ({ officeId: id, field: 'education_kind', openedAt: NOW })),
  })
  expect(await chair.route('gap.snooze', orgId, 'week')).toContain('напомню 28.11.2022')
  const rows = await database.read.gap.findMany({ include: { office: true } })
  expect(rows.map((row) => [String(row.office.orgId) === orgId, row.snoozedUntil]).sort()).toEqual([
    [false, null],
    [true, '2022-11-28'],
  ])
  expect(await chair.press('Не откладывать')).toContain('как обычно')
  expect(await chair.route('gap.snooze', orgId, 'year')).toContain('устарела')
})

test('an officer sees what stays empty below, each with the phone of its chair; a stranger to the region does not', async () => {
  const { database, officer, chair, orgId, regionId } = await setUp()
  const { id } = await database.read.office.findFirstOrThrow({ where: { orgId: Number(orgId) } })
  const openedAt = new Date('2022-10-12T06:00:00Z')
  await database.write.gap.create({ data: { officeId: id, field: 'education_kind', openedAt } })
  expect(await officer.route('gaps.below', regionId)).toContain('Пустые поля паспорта у 1 из 1')
  const one = await officer.press('ППО · 1 поле · 40 дн.')
  expect(one).toContain(PHONE)
  expect(one).toContain('вид образовательной организации')
  await database.write.term.updateMany({ data: { chairFullName: null, phone: null } })
  expect(await officer.route('gaps.of', orgId)).toContain('Председатель в паспорте не указан')
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  expect(await officer.route('gaps.of', orgId)).toMatch(/недоступ/)
  expect(await chair.route('gaps.below', regionId)).toMatch(/недоступ/)
})
