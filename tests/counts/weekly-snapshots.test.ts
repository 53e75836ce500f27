import { expect, test } from 'vitest'
import { keepWeekOfAll } from '../../db/counts/weekly-snapshots.ts'
import { coveragesOf, snapshotBefore } from '../../db/repos/coverage.ts'
import { rowsAreComplete } from '../../domain/coverage/coverage.ts'
import demo from '../../domain/registry/data/demo.json' with { type: 'json' }
import { AS_OF, demoDatabase } from '../registry/registry-folder.ts'

test('the week of every organisation with complete rows is kept, once, with the figures that coverage has', async () => {
  const { read, write } = await demoDatabase()
  const orgs = await read.organisation.findMany()
  const before = await read.snapshot.count()
  const counts = new Map(orgs.map(({ id, level, removedOn }) => [id, { level, removedOn }]))
  const coverages = await coveragesOf(read, orgs, AS_OF)
  for (const { orgId, importedOn, primariesByReport, primaries } of await read.orgCount.findMany()) {
    const { level = '', removedOn } = counts.get(orgId) ?? {}
    const facts = { level, latestImport: importedOn, reportedPrimaries: primariesByReport, primaries }
    const there = removedOn === null && level !== 'union' && rowsAreComplete(facts, AS_OF)
    if (!there) counts.delete(orgId)
  }
  const complete = coverages.filter(({ org }) => counts.has(org.id))
  const had = await read.snapshot.findMany({ where: { asOf: AS_OF }, select: { orgId: true } })
  const expected = complete.filter(({ org }) => !had.some(({ orgId }) => orgId === org.id))
  expect(await keepWeekOfAll(write, AS_OF, AS_OF)).toBe(expected.length)
  const kept = await read.snapshot.findMany({ where: { origin: 'weekly' } })
  expect(kept).toHaveLength(expected.length)
  for (const { org, members, byStatus, tickets, primariesReported } of expected) {
    expect(kept.find(({ orgId }) => orgId === org.id)).toMatchObject({
      asOf: AS_OF,
      members,
      students: byStatus.student,
      plasticTickets: tickets.plastic,
      reportsPrimaries: primariesReported,
    })
  }
  expect(await keepWeekOfAll(write, AS_OF, AS_OF)).toBe(0)
  expect(await keepWeekOfAll(write, '2022-11-22', AS_OF)).toBe(0)
  expect(await read.snapshot.count()).toBe(before + expected.length)
})

test('the next week has something to compare with; weeks older than a year go, imported figures stay', async () => {
  const { read, write } = await demoDatabase()
  const region = await read.organisation.findUniqueOrThrow({ where: { aisId: demo.aisIds.oleg } })
  const imported = await read.snapshot.count({ where: { origin: 'import' } })
  await keepWeekOfAll(write, AS_OF, AS_OF)
  await write.member.updateMany({
    where: { org: { path: { startsWith: region.path } }, status: 'student' },
    data: { leftOn: '2022-11-22' },
  })
  expect(await keepWeekOfAll(write, '2022-11-28', '2022-11-28')).toBeGreaterThan(0)
  expect((await snapshotBefore(read, region.id, '2022-11-28'))?.figures.members).toBe(5000)
  const later = await snapshotBefore(read, region.id, '2022-11-29')
  expect([later?.asOf, later?.figures.byStatus.student]).toEqual(['2022-11-28', 0])
  await keepWeekOfAll(write, '2024-02-05', '2024-02-05')
  const days = await read.snapshot.groupBy({ by: ['asOf'], where: { origin: 'weekly' } })
  expect(days.map(({ asOf }) => asOf)).toEqual(['2024-02-05'])
  expect(await read.snapshot.count({ where: { origin: 'import' } })).toBe(imported)
})
