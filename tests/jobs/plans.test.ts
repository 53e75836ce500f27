import { expect, test } from 'vitest'
import { transact } from '../../db/unit-of-work.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'
import { type JobBench, jobBench } from './job-bench.ts'

/** An office of a primary with one account bound; the zone is the organisation's. */
async function boundOffice({ database }: JobBench, name: string, timeZone: string, reach = 'active') {
  const at = new Date(0)
  return transact(database, async (tx) => {
    const id = (await tx.organisation.count()) + 1
    const org = await tx.organisation.create({
      data: { aisId: name, path: `/${id}/`, level: 'primary', name, searchName: name, timeZone },
    })
    const office = await tx.office.create({ data: { orgId: org.id } })
    await tx.term.create({ data: { officeId: office.id, chairFullName: 'Роза Ромашкина', startedAt: at } })
    const account = await tx.account.create({
      data: { channel: 'telegram', externalId: String(id), firstSeenAt: at, reach },
    })
    await tx.officeBinding.create({
      data: { accountId: account.id, officeId: office.id, access: 'limited', method: 'phone', boundAt: at },
    })
    return { orgId: org.id, officeId: office.id }
  })
}

test('each office gets its summary when its own clock has reached Monday 09:00, and once a week', async () => {
  const bench = await jobBench()
  await boundOffice(bench, 'Москва', 'Europe/Moscow')
  await boundOffice(bench, 'Калининград', 'Europe/Kaliningrad')
  await boundOffice(bench, 'Камчатка', 'Asia/Kamchatka')
  await boundOffice(bench, 'Ушёл', 'Europe/Moscow', 'blocked')
  const planned = async () => (await planSummaries(bench.context)).items.map((item) => item.org)
  expect(await planned()).toEqual(['Москва', 'Камчатка'])
  expect(await planned()).toEqual([])
  bench.setClock('2022-11-21T10:00:00+03:00')
  expect(await planned()).toEqual(['Калининград'])
  bench.setClock('2022-11-27T23:00:00+03:00')
  expect(await planned()).toEqual([])
  bench.setClock('2022-11-28T10:00:00+03:00')
  expect(await planned()).toHaveLength(3)
})

test('an office is reminded of its gaps in working hours, and again only when the ladder says so', async () => {
  const bench = await jobBench()
  await boundOffice(bench, 'Москва', 'Europe/Moscow')
  await boundOffice(bench, 'Камчатка', 'Asia/Kamchatka')
  const planned = async () => (await planReminders(bench.context)).items.map((item) => item.org)
  bench.setClock('2022-11-20T12:00:00+03:00')
  expect(await planned()).toEqual([])
  bench.setClock('2022-11-21T12:00:00+03:00')
  expect(await planned()).toEqual(['Москва'])
  expect(await planned()).toEqual([])
  bench.setClock('2022-11-22T12:00:00+03:00')
  expect(await planned()).toEqual([])
  bench.setClock('2022-11-28T12:00:01+03:00')
  expect(await planned()).toEqual(['Москва'])
})

test('a reminder names the empty fields, what each blocks, and offers to fill them; a filled one is closed', async () => {
  const bench = await jobBench()
  const { orgId, officeId } = await boundOffice(bench, 'Москва', 'Europe/Moscow')
  bench.setClock('2022-11-21T12:00:00+03:00')
  await planReminders(bench.context)
  const { read, write } = bench.database
  const message = await read.outboxMessage.findFirstOrThrow()
  expect(message).toMatchObject({ kind: 'gap.reminder', class: 'reminder', lane: 'bulk' })
  expect(JSON.parse(message.screen)).toMatchObject({
    buttons: expect.arrayContaining([
      [expect.objectContaining({ route: 'gap.fill', args: [orgId, 'term_from'] })],
    ]),
  })
  expect(message.screen).toContain('passport.term_to')
  expect(message.screen).toContain('block.access')
  await write.organisation.update({ where: { id: orgId }, data: { shortName: 'Школа' } })
  bench.setClock('2022-11-28T12:00:01+03:00')
  await planReminders(bench.context)
  const closed = await read.gap.findMany({ where: { officeId, closedAt: { not: null } } })
  expect(closed.map((gap) => gap.field)).toEqual(['short_name'])
})
