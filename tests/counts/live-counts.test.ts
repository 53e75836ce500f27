import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { findDuplicates } from '../../db/counts/find-duplicates.ts'
import { recountAll, refreshCounts } from '../../db/counts/refresh-counts.ts'
import { jsonInts } from '../../db/json-rows.ts'
import { coverageOf, coveragesOf } from '../../db/repos/coverage.ts'
import { Random } from '../../domain/registry/synthetic/random.ts'
import { AS_OF, demoDatabase, demoFolder, importFrom } from '../registry/registry-folder.ts'
import { keptCounts, recountByHand } from './recount.ts'

const SEED = 20_221_121

async function expectEqual(database: Database, asOf = AS_OF): Promise<void> {
  await refreshCounts(database.read, { firstDay: asOf })
  const [kept, counted] = [await keptCounts(database), await recountByHand(database, asOf)]
  expect(kept.size).toBe(counted.size)
  for (const [id, sums] of counted) expect(kept.get(id), `organisation ${id}`).toEqual(sums)
}

/** Coverage as it is read, kept figures and statistical reports, against the same counted from rows at the moment. */
async function expectSameRead(database: Database): Promise<void> {
  const orgs = await database.read.organisation.findMany()
  const live = await coveragesOf(database.read, orgs, AS_OF)
  await database.write.$executeRaw`UPDATE "OrgCount" SET "until" = ''`
  const counted = await coveragesOf(database.read, orgs, AS_OF)
  for (const [at, coverage] of counted.entries()) expect(live[at], coverage.org.aisId).toEqual(coverage)
  await recountAll(database.write, AS_OF)
}

/** Changes of every kind through every way of writing there is: repositories, statements of SQL. */
async function changeSomething(database: Database, random: Random): Promise<void> {
  const { read, write } = database
  const members = random
    .shuffle(await read.member.findMany({ select: { id: true, orgId: true } }))
    .slice(0, 60)
  const orgs = random.shuffle(await read.organisation.findMany({ where: { parentId: { not: null } } }))
  const take = (count: number) => members.splice(0, count).map(({ id }) => id)
  const some = (count: number) => ({ id: { in: take(count) } })
  await write.member.updateMany({ where: some(8), data: { leftOn: AS_OF } })
  await write.member.updateMany({ where: some(4), data: { leftOn: '2022-11-25' } })
  await write.member.updateMany({ where: some(4), data: { joinedOn: '2022-11-23' } })
  await write.member.updateMany({ where: some(8), data: { status: 'pensioner', ticketStatus: 'reissue' } })
  await write.member.updateMany({ where: some(6), data: { appInstalled: true, profcardsParticipant: true } })
  await write.member.updateMany({ where: some(6), data: { orgId: orgs[0]?.id ?? 1 } })
  await write.$executeRaw`
    UPDATE "Member" SET "status" = NULL, "orgId" = ${orgs[1]?.id} WHERE "id" IN ${jsonInts(write, take(6))}`
  await write.$executeRaw`DELETE FROM "Member" WHERE "id" IN ${jsonInts(write, take(3))}`
  await write.$executeRaw`
    INSERT INTO "Member" ("aisId", "orgId", "lastName", "firstName", "ticketStatus")
    SELECT "aisId" || ${`-${random.int(1, 1_000_000)}`}, "orgId", 'Х', 'Х', 'issued'
    FROM "Member" WHERE "id" IN ${jsonInts(write, take(2))}
    ON CONFLICT ("aisId") DO UPDATE SET "ticketStatus" = 'issued'`
  await write.organisation.updateMany({ where: { id: orgs[2]?.id ?? 0 }, data: { removedOn: '2022-11-20' } })
  await write.organisation.updateMany({
    where: { id: orgs[3]?.id ?? 0 },
    data: { inn: null, isLegalEntity: true, employedCount: 7 },
  })
  await moveBranch(database, random)
  await makeDuplicates(database, random)
  const offices = await read.office.findMany({
    where: { orgId: { in: orgs.slice(4, 8).map(({ id }) => id) } },
  })
  const [ended, cleared, extended, fresh] = offices.map(({ id }) => id)
  await write.term.updateMany({ where: { officeId: ended ?? 0 }, data: { endedAt: new Date() } })
  await write.term.updateMany({ where: { officeId: cleared ?? 0 }, data: { chairFullName: null } })
  await write.term.updateMany({ where: { officeId: extended ?? 0 }, data: { termTo: '2022-11-24' } })
  await write.term.updateMany({ where: { officeId: fresh ?? 0 }, data: { endedAt: new Date() } })
  await write.term.create({
    data: {
      officeId: fresh ?? 0,
      chairFullName: 'Х Х',
      termFrom: '2022-11-23',
      termTo: '2030-01-01',
      startedAt: new Date(),
    },
  })
  await file(
    database,
    orgs[8]?.id ?? 0,
    orgs[8]?.level === 'regional' ? 'consolidated' : '5-СП',
    '2022-10-01',
    random,
  )
  await file(database, orgs[9]?.id ?? 0, '5-СП', '2022-11-24', random)
  await write.statReport.deleteMany({ where: { orgId: orgs[10]?.id ?? 0 } })
}

async function file(
  database: Database,
  orgId: number,
  form: string,
  asOf: string,
  random: Random,
): Promise<void> {
  const data = { orgId, form, asOf, source: 'manual', membersTotal: random.int(1, 90) }
  const key = { orgId_form_asOf_source: { orgId, form, asOf, source: 'manual' } }
  await database.write.statReport.upsert({ where: key, create: data, update: data })
}

/** Some get the phone of others; the search finds them, and somebody decides on a few. */
async function makeDuplicates({ read, write }: Database, random: Random): Promise<void> {
  const members = random.shuffle(await read.member.findMany({ select: { id: true } })).slice(0, 24)
  for (let at = 0; at < members.length; at += 3) {
    const ids = members.slice(at, at + 3).map(({ id }) => id)
    await write.member.updateMany({
      where: { id: { in: ids } },
      data: { phone: `+7000${random.int(1_000_000, 9_999_999)}` },
    })
  }
  await findDuplicates(write, AS_OF, new Date())
  const pairs = random.shuffle(await read.duplicatePair.findMany({ where: { state: 'open' } }))
  const decide = (from: number, state: string) =>
    write.duplicatePair.updateMany({
      where: { id: { in: pairs.slice(from, from + 4).map(({ id }) => id) } },
      data: { state },
    })
  await decide(0, 'same')
  await decide(4, 'different')
}

/** Somebody's primary goes under another territorial, or a territorial with all its primaries under another region. */
async function moveBranch(database: Database, random: Random): Promise<void> {
  const level = random.int(0, 1) === 0 ? 'primary' : 'territorial'
  const [moved] = random.shuffle(await database.read.organisation.findMany({ where: { level } }))
  const above = level === 'primary' ? 'territorial' : 'regional'
  const [to] = random.shuffle(await database.read.organisation.findMany({ where: { level: above } }))
  if (!moved || !to) return
  const path = `${to.path}${moved.id}/`
  await database.write.$transaction(async (tx) => {
    await tx.organisation.update({ where: { id: moved.id }, data: { parentId: to.id } })
    await tx.$executeRaw`UPDATE "Organisation" SET "path" = ${path} || substr("path", CAST(${moved.path.length + 1} AS INTEGER))
      WHERE "path" >= ${moved.path} AND "path" < ${`${moved.path.slice(0, -1)}0`}`
  })
}

test('after random changes by every writer the kept figures equal a count by hand, for every organisation', async () => {
  const database = await demoDatabase()
  const random = new Random(SEED, 'live')
  await expectEqual(database)
  for (let round = 0; round < 6; round++) {
    await changeSomething(database, random)
    await expectEqual(database)
  }
  await expectSameRead(database)
}, 120_000)

test('a second import, then other days: terms end, people leave, reports of a new quarter come', async () => {
  const database = await demoDatabase()
  const random = new Random(SEED, 'days')
  await expectEqual(database)
  await changeSomething(database, random)
  await importFrom(database, await demoFolder(4))
  await expectEqual(database)
  for (const today of ['2022-11-22', '2022-11-23', '2022-11-24', '2022-11-25', '2022-12-31', '2033-01-01']) {
    await refreshCounts(database.read, { today })
    await expectEqual(database, today)
  }
}, 120_000)

test('1 000 random members leave, and every figure that depends on them moves by exactly that', async () => {
  const database = await demoDatabase()
  const union = await database.read.organisation.findFirstOrThrow({ where: { level: 'union' } })
  await coverageOf(database.read, union.id, AS_OF)
  const before = await keptCounts(database)
  const present = await database.read.member.findMany({
    where: { leftOn: null },
    include: { org: true },
    orderBy: { id: 'asc' },
  })
  const chosen = new Random(SEED, 'thousand').shuffle(present).slice(0, 1000)
  await database.write.member.updateMany({
    where: { id: { in: chosen.map(({ id }) => id) } },
    data: { leftOn: AS_OF },
  })
  await coverageOf(database.read, union.id, AS_OF)
  const after = await keptCounts(database)
  for (const [id, was] of before) {
    const gone = chosen.filter(({ org }) => org.path.includes(`/${id}/`))
    const count = (is: (member: (typeof chosen)[number]) => boolean) => gone.filter(is).length
    const now = after.get(id)
    expect(now?.members, String(id)).toBe(was.members - gone.length)
    expect(now?.working).toBe(was.working - count(({ status }) => status === 'working'))
    expect(now?.noStatus).toBe(was.noStatus - count(({ status }) => status === null))
    expect(now?.ticketIssued).toBe(was.ticketIssued - count(({ ticketStatus }) => ticketStatus === 'issued'))
    expect(now?.appUsers).toBe(was.appUsers - count(({ appInstalled }) => appInstalled))
    expect(now?.joinedOnline).toBe(was.joinedOnline - count(({ joinedOnline }) => joinedOnline))
    expect(now?.primaries).toBe(was.primaries)
  }
})
