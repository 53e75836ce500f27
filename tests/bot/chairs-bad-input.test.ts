import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { giveRight } from '../../db/repos/rights.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const PHONE = '+70003000001'
const CHAIR = `Небылицын Пример Вымыслович,${PHONE},2022-11-01,2032-10-31`
/** Telegram takes no longer message. */
const LONGEST_MESSAGE = 4096

const bring = (database: Database, ...rows: string[]) =>
  importFrom(database, folderWith({ 'o.csv': smallTree(...rows) }))

/** A school whose chair is linked by phone, two regions, and the officer of the first of them. */
async function setUp(...rows: string[]) {
  const database = await freshDatabase()
  await bring(database, `p,r,primary,Школа,${CHAIR},ППО`, 'r2,u,regional,Другая,,,,,', ...rows)
  const { id: regionId } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'r' } })
  const { id: orgId } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const account = { channel: 'telegram', externalId: '1' }
  await transact(database, (tx) => giveRight(tx, { right: 'officer', account, orgId: regionId }, NOW))
  const [officer, chair] = [new Chat(database, '1'), new Chat(database, '2')]
  await chair.command('link')
  await chair.shareContact(PHONE)
  return { database, officer, chair, orgId: String(orgId), regionId: String(regionId) }
}

test('an organisation that is moved while its chair fills a field: the value is kept, with the organisation', async () => {
  const { database, chair, orgId } = await setUp()
  await chair.route('gap.fill', orgId, 'employed_count')
  await bring(database, `p,r2,primary,Школа,${CHAIR},ППО`, 'r2,u,regional,Другая,,,,,')
  expect(await chair.say('42')).not.toContain('недоступ')
  const org = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  expect(org.employedCount).toBe(42)
  const { path } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'r2' } })
  expect(org.path).toBe(`${path}${orgId}/`)
})

test('a chair who was replaced while he fills a field writes nothing, and is told where he stands', async () => {
  const { database, chair, orgId } = await setUp()
  await chair.route('gap.fill', orgId, 'employed_count')
  await bring(database, 'p,r,primary,Школа,Придумкина Анна Вымысловна,+70003000009,2022-11-01,2032-10-31,ППО')
  expect(await chair.say('42')).toMatch(/недоступ|меню/i)
  const org = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  expect(org.employedCount).toBeNull()
  expect(await chair.route('gaps', orgId)).toContain('недоступ')
})

test('an officer whose grant is revoked in the middle of a dialogue announces nothing', async () => {
  const { database, officer } = await setUp()
  await officer.command('announce')
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  expect(await officer.say('Собрание в пятницу')).toContain('нет организаций, которым можно писать')
  expect(await database.read.broadcast.count({ where: { status: { not: 'draft' } } })).toBe(0)
})

test('a region with 3 000 children: every screen of it is one message, with pages', async () => {
  const schools = Array.from({ length: 3_000 }, (_, at) => `s${at},r,primary,Школа № ${at},,,,,`)
  const { officer, regionId } = await setUp(...schools)
  for (const [route, ...args] of [
    ['summary.of', regionId],
    ['summary.below', regionId],
    ['gaps.below', regionId],
    ['access.list', regionId],
    ['mend', regionId],
    ['announce'],
  ] as const) {
    const text = await officer.route(route, ...args)
    expect(text.length, `${route}: ${text.slice(0, 80)}`).toBeLessThan(LONGEST_MESSAGE)
    expect(text, route).not.toContain('недоступ')
    expect(officer.labels.length, route).toBeLessThan(30)
  }
  await officer.route('access.list', regionId)
  expect(officer.labels).toContain('Следующие →')
})

test('two people who were given the phone of one chair fill the passport; neither sees anybody by it', async () => {
  const { database, chair, orgId } = await setUp()
  const second = new Chat(database, '3')
  await second.command('link')
  await second.shareContact(PHONE)
  for (const one of [chair, second]) {
    expect(await one.route('gaps', orgId)).toContain('не заполнено')
    expect(await one.route('applications')).toContain('недоступ')
    expect(await one.route('tickets', orgId)).toContain('недоступ')
  }
})
