import { expect, test } from 'vitest'
import { agreeTo, declineConsent } from '../../db/repos/asked-consents.ts'
import { setMuted } from '../../db/repos/preferences.ts'
import { categoriesOff } from '../../db/repos/switched-off.ts'
import { transact } from '../../db/unit-of-work.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { type JobBench, jobBench } from './job-bench.ts'
import { announce, people } from './people.ts'

const AT = new Date('2022-11-01T00:00:00Z')
const TEXT = { textVersion: 'mailings-1', at: AT }

/** Never asked 1, agreed 2, agreed and took it back 3, turned it down 4; members who did so: took back 5, turned down 6. */
async function world(): Promise<JobBench> {
  const bench = await jobBench()
  const { database } = bench
  await people(bench, 6)
  const org = { aisId: 'o', level: 'primary', name: 'Школа', path: '/1/', searchName: '' }
  const { id: orgId } = await database.write.organisation.create({ data: org })
  for (const accountId of [5, 6]) {
    const member = { aisId: `m${accountId}`, orgId, lastName: 'Придумкина', firstName: 'Анна' }
    const { id: memberId } = await database.write.member.create({ data: member })
    await database.write.memberBinding.create({ data: { accountId, memberId, method: 'phone', boundAt: AT } })
  }
  await transact(database, async (tx) => {
    for (const accountId of [2, 3, 5]) await agreeTo(tx, 'mailings', { accountId, ...TEXT })
    for (const accountId of [3, 4, 5, 6]) await declineConsent(tx, 'mailings', { accountId, ...TEXT })
  })
  return bench
}

const chats = (bench: JobBench) => bench.telegram.delivered.map((call) => Number(call.chatId)).sort()

/** Who finds announcements switched off in the settings. */
async function off({ database }: JobBench): Promise<number[]> {
  const found: number[] = []
  for (const id of [1, 2, 3, 4, 5, 6])
    if ((await categoriesOff(database.read, id)).includes('announcement')) found.push(id)
  return found
}

test('announcements go to whoever was never asked or agreed, not to whoever took the consent back; a member’s «not now» changes nothing', async () => {
  const bench = await world()
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 2, 6])
  expect(await off(bench)).toEqual([3, 4, 5])
  const left = await bench.database.read.delivery.findMany({
    where: { broadcastId: id, state: 'skipped' },
    orderBy: { accountId: 'asc' },
  })
  expect(left.map(({ accountId, reason }) => [accountId, reason])).toEqual(
    [3, 4, 5].map((account) => [account, 'switched_off']),
  )
})

test('what is urgent comes to everybody', async () => {
  const bench = await world()
  await announce(bench, { class: 'urgent' })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 2, 3, 4, 5, 6])
})

test('the switch of the settings and the consent are one: off by either, on again by agreeing', async () => {
  const bench = await world()
  const { database } = bench
  await transact(database, async (tx) => {
    await setMuted(tx, 1, 'announcement', true, AT)
    await setMuted(tx, 2, 'announcement', true, AT)
    // The switch alone does not undo what was taken back.
    await setMuted(tx, 3, 'announcement', true, AT)
    await setMuted(tx, 3, 'announcement', false, AT)
  })
  expect(await off(bench)).toEqual([1, 2, 3, 4, 5])
  await transact(database, async (tx) => {
    for (const accountId of [2, 3, 4, 5]) await agreeTo(tx, 'mailings', { accountId, ...TEXT })
  })
  expect(await off(bench)).toEqual([1])
  await announce(bench)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([2, 3, 4, 5, 6])
})

test('a member who has left is written to no more than anybody who turned news down', async () => {
  const bench = await world()
  await bench.database.write.member.updateMany({ data: { leftOn: '2022-10-01' } })
  expect(await off(bench)).toEqual([3, 4, 5, 6])
})
