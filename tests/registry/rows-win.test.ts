import { expect, test } from 'vitest'
import { childrenCoverage, coverageOf, snapshotBefore } from '../../db/repos/coverage.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import { percentHalfUp } from '../../domain/coverage/percent.ts'
import demo from '../../domain/registry/data/demo.json' with { type: 'json' }
import { Random } from '../../domain/registry/synthetic/random.ts'
import { freshDatabase } from '../support/database.ts'
import { AS_OF, demoDatabase, folderWith, importFrom, smallTree } from './registry-folder.ts'

async function demoRegion() {
  const database = await demoDatabase()
  const region = await database.read.organisation.findUniqueOrThrow({ where: { aisId: demo.aisIds.oleg } })
  return { database, region }
}

const SEED = 20_221_121

test('100 random members change, and every metric that depends on them moves by exactly that', async () => {
  const { database, region } = await demoRegion()
  const before = await coverageOf(database.read, region.id, AS_OF)
  expect(before.source).toBe('rows')
  const present = await database.read.member.findMany({ where: { leftOn: null }, orderBy: { id: 'asc' } })
  const chosen = new Random(SEED, 'members').shuffle(present).slice(0, 100)
  const count = (is: (member: (typeof chosen)[number]) => boolean) => chosen.filter(is).length
  await database.write.member.updateMany({
    where: { id: { in: chosen.map(({ id }) => id) } },
    data: {
      status: 'pensioner',
      ticketStatus: 'issued',
      appInstalled: true,
      profcardsParticipant: true,
      joinedOnline: true,
    },
  })
  const after = await coverageOf(database.read, region.id, AS_OF)
  const moved = (pick: (coverage: Coverage) => number | null) =>
    (pick(after) ?? Number.NaN) - (pick(before) ?? 0)
  expect(moved((of) => of.members)).toBe(0)
  expect(moved((of) => of.byStatus.pensioner)).toBe(100 - count(({ status }) => status === 'pensioner'))
  expect(moved((of) => of.byStatus.working)).toBe(0 - count(({ status }) => status === 'working'))
  expect(moved((of) => of.byStatus.student)).toBe(0 - count(({ status }) => status === 'student'))
  expect(moved((of) => of.noStatus)).toBe(0 - count(({ status }) => status === null))
  const plastic = count(({ ticketStatus }) => ['produced', 'issued'].includes(ticketStatus))
  expect(moved((of) => of.tickets.plastic)).toBe(100 - plastic)
  expect(moved((of) => of.tickets.refused)).toBe(0 - count(({ ticketStatus }) => ticketStatus === 'refused'))
  expect(moved((of) => of.appUsers)).toBe(count(({ appInstalled }) => !appInstalled))
  expect(moved((of) => of.profcards)).toBe(count(({ profcardsParticipant }) => !profcardsParticipant))
  expect(moved((of) => of.joinedOnline)).toBe(count(({ joinedOnline }) => !joinedOnline))
})

test('100 random members leave, and the coverage of the region, its territorials and primaries follows', async () => {
  const { database, region } = await demoRegion()
  const before = await childrenCoverage(database.read, region.id, AS_OF)
  const present = await database.read.member.findMany({
    where: { leftOn: null },
    orderBy: { id: 'asc' },
    include: { org: { select: { path: true } } },
  })
  const chosen = new Random(SEED, 'leavers').shuffle(present).slice(0, 100)
  await database.write.member.updateMany({
    where: { id: { in: chosen.map(({ id }) => id) } },
    data: { leftOn: AS_OF },
  })
  const own = await coverageOf(database.read, region.id, AS_OF)
  expect(own.members).toBe(5011)
  expect(own.registryCoveragePct).toBe(percentHalfUp(5011, own.statMembers ?? 0))
  for (const child of await childrenCoverage(database.read, region.id, AS_OF)) {
    const gone = chosen.filter(({ org }) => org.path.startsWith(`${region.path}${child.org.id}/`)).length
    const earlier = before.find(({ org }) => org.id === child.org.id)
    expect(child.members, child.org.aisId).toBe((earlier?.members ?? 0) - gone)
  }
})

test('rows win where they are complete, and the snapshot elsewhere', async () => {
  const { database, region } = await demoRegion()
  const union = await database.read.organisation.findUniqueOrThrow({ where: { aisId: demo.aisIds.vera } })
  const children = await childrenCoverage(database.read, union.id, AS_OF)
  expect(children.filter(({ source }) => source === 'rows').map(({ org }) => org.id)).toEqual([region.id])
  expect((await coverageOf(database.read, union.id, AS_OF)).source).toBe('snapshot')
  const earlier = await coverageOf(database.read, region.id, '2022-11-14')
  expect([earlier.source, earlier.figuresAsOf]).toEqual(['rows', '2022-11-14'])
  const older = await coverageOf(database.read, region.id, '2022-11-13')
  expect([older.source, older.figuresAsOf]).toEqual(['snapshot', '2022-08-22'])
  expect((await snapshotBefore(database.read, region.id, AS_OF))?.asOf).toBe('2022-11-14')
})

test('the filled region prints the coverage of the decree, children worst first', async () => {
  const { database, region } = await demoRegion()
  const own = await coverageOf(database.read, region.id, AS_OF)
  expect([own.members, own.statMembers, own.registryCoveragePct, own.joinedOnline]).toEqual([
    5111, 10_214, 50.04, 230,
  ])
  expect([own.primaries, own.territorials, own.primariesReported]).toEqual([200, 8, 58])
  const shares = (await childrenCoverage(database.read, region.id, AS_OF)).map(
    (child) => child.registryCoveragePct ?? Number.POSITIVE_INFINITY,
  )
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
})

test('a region that lacks one of its reported primaries is not counted from rows', async () => {
  const { database, region } = await demoRegion()
  await database.write.organisation.update({
    where: { aisId: demo.aisIds.boris },
    data: { removedOn: '2022-11-01' },
  })
  expect((await coverageOf(database.read, region.id, AS_OF)).source).toBe('snapshot')
})

test('an office has access with a name and a term that covers the day; coverage may exceed 100', async () => {
  const database = await freshDatabase()
  const stat = 'org_ais_id,form,as_of,source,members_total\np,5-СП,2022-10-01,auto,1\n'
  const members = 'ais_id,org_ais_id,last_name,first_name\na,p,А,А\nb,p,Б,Б\n'
  await importFrom(database, folderWith({ 'o.csv': smallTree(), 's.csv': stat, 'm.csv': members }))
  const primary = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const closed = async (day: string) =>
    (await coverageOf(database.read, primary.id, day)).officesWithoutAccess
  expect([await closed('2022-10-31'), await closed('2022-11-01'), await closed('2032-10-31')]).toEqual([
    1, 0, 0,
  ])
  expect(await closed('2032-11-01')).toBe(1)
  expect((await coverageOf(database.read, primary.id, AS_OF)).registryCoveragePct).toBe(200)
})
