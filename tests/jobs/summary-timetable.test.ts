import { expect, test } from 'vitest'
import { saveTimetable } from '../../db/repos/summary-plans.ts'
import { transact } from '../../db/unit-of-work.ts'
import { type Timetable, USUAL } from '../../domain/summary/timetable.ts'
import type { JobContext, JobReport } from '../../jobs/context.ts'
import { planAnalyses } from '../../jobs/summaries/plan-analyses.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'
import { type JobBench, jobBench } from './job-bench.ts'

const BEGINNING = new Date(0)

/** A territorial organisation with one primary, an office and an account; its clock is Moscow's. */
async function territorial({ database }: JobBench, timeZone = 'Europe/Moscow') {
  return transact(database, async (tx) => {
    const add = (id: number, parentId: number | null, level: string, name: string) =>
      tx.organisation.create({
        data: {
          ...{ id, parentId, level, name, timeZone, aisId: `o-${id}`, searchName: name },
          path: parentId ? `/${parentId}/${id}/` : `/${id}/`,
        },
      })
    await add(1, null, 'territorial', 'Районная')
    await add(2, 1, 'primary', 'Школа № 2')
    await tx.member.create({
      data: { aisId: 'm', orgId: 2, lastName: 'Выдумкин', firstName: 'Вымысел', status: 'working' },
    })
    await tx.statReport.create({
      data: { orgId: 2, form: '3-СП', asOf: '2022-10-01', source: 'auto', membersTotal: 10 },
    })
    const office = await tx.office.create({ data: { orgId: 1 } })
    const account = await tx.account.create({
      data: { channel: 'telegram', externalId: '1', firstSeenAt: BEGINNING },
    })
    await tx.officeBinding.create({
      data: {
        ...{ accountId: account.id, officeId: office.id, access: 'limited', method: 'phone' },
        boundAt: BEGINNING,
      },
    })
    return office.id
  })
}

async function world(wanted: Partial<Timetable> = {}, changedAt = BEGINNING) {
  const bench = await jobBench()
  const officeId = await territorial(bench)
  await transact(bench.database, (tx) => saveTimetable(tx, officeId, { ...USUAL, ...wanted }, changedAt))
  const at = async (iso: string, job: (context: JobContext) => Promise<JobReport> = planSummaries) => {
    bench.setClock(iso)
    return (await job(bench.context)).planned
  }
  return { bench, at }
}

test('a chair who wants it on Wednesdays at noon gets it then, by the clock of the organisation', async () => {
  const { at } = await world({ weekday: 3, hour: 12 })
  expect(await at('2022-11-23T11:59:00+03:00')).toBe(0)
  expect(await at('2022-11-23T12:00:00+03:00')).toBe(1)
  expect(await at('2022-11-23T12:30:00+03:00')).toBe(0)
  expect(await at('2022-11-30T12:00:00+03:00')).toBe(1)
})

test('who wants none gets none', async () => {
  const { at } = await world({ weekday: 0 })
  for (const day of ['21', '22', '23', '24', '25', '26', '27'])
    expect(await at(`2022-11-${day}T12:00:00+03:00`)).toBe(0)
})

test('a missed run is made up for once, and in the morning where it is night', async () => {
  const { at, bench } = await world()
  expect(await at('2022-11-22T23:30:00+03:00')).toBe(1)
  expect(await at('2022-11-22T23:40:00+03:00')).toBe(0)
  const message = await bench.database.read.outboxMessage.findFirstOrThrow()
  expect(message.notBefore).toEqual(new Date('2022-11-23T07:00:00+03:00'))
  // Three weeks away: the last one comes, not three.
  expect(await at('2022-12-13T10:00:00+03:00')).toBe(1)
  expect(await at('2022-12-13T10:30:00+03:00')).toBe(0)
})

test('a change of the timetable does not call back what was due before it', async () => {
  const { at } = await world({ weekday: 1 }, new Date('2022-11-22T10:00:00+03:00'))
  expect(await at('2022-11-22T10:30:00+03:00')).toBe(0)
  expect(await at('2022-11-28T09:00:00+03:00')).toBe(1)
})

test.each([true, false])(
  'those below are named where the chair wants them named (%s)',
  async (withChildren) => {
    const { at, bench } = await world({ withChildren })
    await at('2022-11-21T09:00:00+03:00')
    const { screen } = await bench.database.read.outboxMessage.findFirstOrThrow()
    expect(screen.includes('Школа № 2')).toBe(withChildren)
  },
)

test('the week that is told is kept, and the next one is compared with it', async () => {
  const { at, bench } = await world()
  await at('2022-11-21T09:00:00+03:00')
  await bench.database.write.member.create({
    data: { aisId: 'm2', orgId: 2, lastName: 'Небылицын', firstName: 'Вымысел', status: 'working' },
  })
  await at('2022-11-28T09:00:00+03:00')
  const { screen } = await bench.database.read.outboxMessage.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(screen).toContain('"date":"21.11.2022"')
  expect(screen).toContain('summary.changed_up')
})

test('the analysis of a quarter comes once when the next begins, to those who asked, and late rather than never', async () => {
  const { at, bench } = await world({ quarterly: true })
  expect(await at('2022-12-31T12:00:00+03:00', planAnalyses)).toBe(0)
  expect(await at('2023-01-01T08:00:00+03:00', planAnalyses)).toBe(0)
  expect(await at('2023-01-05T12:00:00+03:00', planAnalyses)).toBe(1)
  expect(await at('2023-01-05T13:00:00+03:00', planAnalyses)).toBe(0)
  const message = await bench.database.read.outboxMessage.findFirstOrThrow()
  expect(message).toMatchObject({ kind: 'summary.quarterly', lane: 'bulk' })
  expect(message.screen).toContain('"from":"01.10.2022"')
  expect(message.screen).toContain('analysis.file')
  const silent = await world()
  expect(await silent.at('2023-01-05T12:00:00+03:00', planAnalyses)).toBe(0)
})
