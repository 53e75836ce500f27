import { expect, test, vi } from 'vitest'
import { audienceCount } from '../../db/repos/audience.ts'
import { commandBroadcast, createBroadcast, findBroadcast } from '../../db/repos/broadcast.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { AudienceRole, NewBroadcast } from '../../domain/broadcast/broadcast.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { type JobBench, jobBench } from './job-bench.ts'

/** A union with two primaries; accounts: 1 and 2 members of A, 3 a chair of A, 4 a member of B, 5 only pressed /start. */
async function registry({ database }: JobBench) {
  const boundAt = new Date(0)
  return transact(database, async (tx) => {
    const org = async (aisId: string, path: string, level: string) =>
      tx.organisation.create({ data: { aisId, path, level, name: aisId, searchName: aisId } })
    const [union, a, b] = [
      await org('U', '/1/', 'union'),
      await org('A', '/1/2/', 'primary'),
      await org('B', '/1/3/', 'primary'),
    ]
    const office = await tx.office.create({ data: { orgId: a.id } })
    for (const n of [1, 2, 3, 4, 5])
      await tx.account.create({
        data: { id: n, channel: 'telegram', externalId: `${n}`, firstSeenAt: boundAt },
      })
    for (const [accountId, orgId] of [
      [1, a.id],
      [2, a.id],
      [4, b.id],
    ] as const) {
      const member = await tx.member.create({
        data: { aisId: `M${accountId}`, orgId, lastName: 'Л', firstName: 'И' },
      })
      await tx.memberBinding.create({ data: { accountId, memberId: member.id, method: 'phone', boundAt } })
    }
    await tx.officeBinding.create({
      data: { accountId: 3, officeId: office.id, access: 'limited', method: 'phone', boundAt },
    })
    return { union, a, b }
  })
}

const create = (bench: JobBench, fields: Partial<NewBroadcast> = {}) =>
  transact(bench.database, (tx) => {
    const now = bench.context.clock.now()
    const broadcast = {
      text: '**Привет**',
      orgId: null,
      role: 'all' as const,
      class: 'announcement' as const,
    }
    return createBroadcast(tx, { ...broadcast, startAt: now, ...fields }, now)
  })

const counts = ({ database }: JobBench, id: number) => countDeliveries(database.read, id)

test('an audience is everybody reachable in the sub-tree, each account once', async () => {
  const bench = await jobBench()
  const { union, a } = await registry(bench)
  const count = (orgId: number | null, role: AudienceRole) =>
    audienceCount(bench.database.read, { orgId, role })
  expect(await count(null, 'all')).toBe(5)
  expect(await count(union.id, 'all')).toBe(4)
  expect(await count(a.id, 'all')).toBe(3)
  expect(await count(a.id, 'members')).toBe(2)
  expect(await count(null, 'chairs')).toBe(1)
  await bench.database.write.account.update({ where: { id: 1 }, data: { reach: 'blocked' } })
  expect(await count(a.id, 'members')).toBe(1)
})

test('a broadcast reaches everybody once and is finished; running again sends nothing', async () => {
  const bench = await jobBench()
  const { a } = await registry(bench)
  bench.telegram.will('2', { status: 403, description: 'Forbidden: bot was blocked by the user' })
  const id = await create(bench, { orgId: a.id })
  expect(await runBroadcasts(bench.context)).toMatchObject({ planned: 3, sent: 2, skipped: 1 })
  expect(await runBroadcasts(bench.context)).toMatchObject({ planned: 0, sent: 0 })
  expect(bench.telegram.delivered.map((call) => [call.chatId, call.text]).sort()).toEqual([
    ['1', '<b>Привет</b>'],
    ['3', '<b>Привет</b>'],
  ])
  expect(await counts(bench, id)).toMatchObject({ planned: 0, claimed: 0, sent: 2, skipped: 1 })
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'finished' })
})

test('a doubtful delivery of an announcement stays unknown, and the count never changes', async () => {
  const bench = await jobBench()
  await registry(bench)
  bench.telegram.will('4', 'deliver-then-cut')
  const id = await create(bench)
  await runBroadcasts(bench.context)
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 4, unknown: 1 })
  expect(bench.telegram.delivered).toHaveLength(5)
})

test('a paused broadcast sends nothing until it is resumed; a cancelled one never', async () => {
  const bench = await jobBench()
  await registry(bench)
  const { database, context } = bench
  const command = (id: number, name: 'pause' | 'resume' | 'cancel') =>
    transact(database, (tx) => commandBroadcast(tx, id, name, context.clock.now()))
  const id = await create(bench)
  expect(await command(id, 'pause')).toBe('paused')
  await runBroadcasts(context)
  expect(bench.telegram.delivered).toEqual([])
  expect(await command(id, 'resume')).toBe('scheduled')
  await runBroadcasts(context)
  expect(bench.telegram.delivered).toHaveLength(5)
  expect(await command(id, 'cancel')).toBeUndefined()
})

test('one that waits for its time waits, and one past its end is left out', async () => {
  const bench = await jobBench()
  await registry(bench)
  const later = await create(bench, { startAt: new Date('2022-11-22T06:00:00Z') })
  const expired = await create(bench, { expiresAt: new Date('2022-11-20T06:00:00Z') })
  await runBroadcasts(bench.context)
  expect(bench.telegram.delivered).toEqual([])
  expect(await counts(bench, later)).toMatchObject({ planned: 0 })
  expect(await counts(bench, expired)).toMatchObject({ skipped: 5 })
})

test('the author sees progress in one message that is edited in place', async () => {
  const bench = await jobBench()
  const { a } = await registry(bench)
  const id = await create(bench, { orgId: a.id, role: 'members', createdBy: 5, progressMessageId: '77' })
  await runBroadcasts(bench.context)
  const shown = bench.telegram.delivered.filter((call) => call.chatId === '5')
  expect(shown.every((call) => call.method === 'editMessageText')).toBe(true)
  expect(shown.at(-1)?.text).toContain(`Объявление № ${id}</b> — отправлено`)
  expect(shown.at(-1)?.text).toContain('Отправлено: 2 из 2')
})

test('a command does not end while a recipient has just become due', async () => {
  const bench = await jobBench()
  await registry(bench)
  bench.telegram.will('4', 'deliver-then-cut')
  const id = await create(bench, { class: 'reminder' })
  await runBroadcasts(bench.context)
  await bench.database.write.delivery.updateMany({
    where: { accountId: 4 },
    data: { notBefore: new Date('2022-11-21T10:00:00+03:00') },
  })
  // The tasks have looked by now, and whether to end is asked next: meanwhile its time comes.
  vi.spyOn(bench.context.bulkLane, 'restMs').mockImplementationOnce(async () => {
    bench.setClock('2022-11-21T10:00:01+03:00')
    return 0
  })
  expect(await runBroadcasts({ ...bench.context, patient: true })).toMatchObject({ sent: 1 })
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'finished' })
})
