import { afterEach, expect, test, vi } from 'vitest'
import { setReach } from '../../db/repos/accounts.ts'
import { commandBroadcast } from '../../db/repos/broadcast.ts'
import { setMuted } from '../../db/repos/preferences.ts'
import { transact } from '../../db/unit-of-work.ts'
import { toldWhy, world } from './explain-world.ts'

afterEach(() => vi.unstubAllEnvs())

test('whoever is among the recipients is told so with what became of it', async () => {
  const { person, broadcast, plan } = await world()
  await person(1, { members: [51] })
  const id = await broadcast({ orgId: 2, role: 'members' })
  await plan(id)
  expect(await toldWhy(1, id)).toMatchObject({
    recipient: true,
    says: `Broadcast ${id} («Собрание в пятницу») is for linked members in Придуманная and below. The account is among its recipients: waits for its turn.`,
  })
})

test('whoever is not is told why: no link, role, part of the union, left, blocked, linked or come later', async () => {
  const { person, broadcast, plan, database, ago } = await world()
  await person(1)
  await person(2, { offices: [5] })
  await person(3, { members: [91] })
  await person(4, { members: [61] })
  await database.write.member.update({ where: { id: 61 }, data: { leftOn: '2022-01-01' } })
  await person(5, { members: [51] })
  await setReach(database, 5, 'blocked', ago(20))
  await person(6, { members: [52] })
  await database.write.memberBinding.updateMany({ where: { accountId: 6 }, data: { endedAt: ago(30) } })
  const id = await broadcast({ orgId: 2, role: 'members' })
  await plan(id)
  await person(7, { members: [51], since: ago(5) })
  await database.write.memberBinding.create({
    data: { accountId: 1, memberId: 52, method: 'phone', boundAt: ago(4) },
  })
  await person(8, { members: [51] })
  const whys: string[] = []
  for (const each of [1, 2, 3, 4, 5, 6, 7, 8]) whys.push((await toldWhy(each, id)).why)
  expect(whys).toEqual([
    ...['linked_later', 'no_link', 'outside', 'left_union', 'unreachable', 'link_ended', 'came_later'],
    'registry_changed',
  ])
})

test('whoever was blocked when it was planned and came back since is told both', async () => {
  const { person, broadcast, plan, database, ago } = await world()
  await person(1)
  await setReach(database, 1, 'blocked', ago(20))
  const id = await broadcast()
  await plan(id)
  await setReach(database, 1, 'active', ago(1))
  const { recipient, says } = await toldWhy(1, id)
  expect(recipient).toBe(false)
  expect(says).toMatch(
    /nothing could reach them then, only again since [-\d: ]+, and it was planned by [-\d: ]+\.$/,
  )
})

test('before it is planned it is told what would be, and what is switched off', async () => {
  const { person, broadcast, database, ago } = await world()
  await person(1)
  await person(2, { offices: [5] })
  await person(3, { members: [91] })
  const id = await broadcast({ role: 'chairs', startAt: new Date(Date.now() + 3_600_000) })
  expect((await toldWhy(1, id)).says).toMatch(
    /not planned yet, it starts at [-\d: ]+; they will not be among them: the account is not linked to an office\.$/,
  )
  expect((await toldWhy(2, id)).says).toContain('as things stand they will be among them.')
  await transact(database, (tx) => setMuted(tx, 2, 'announcement', true, ago(1)))
  expect((await toldWhy(2, id)).says).toContain('among them, and left out, because the person had switched')
  await transact(database, (tx) => commandBroadcast(tx, id, 'cancel', ago(0)))
  expect(await toldWhy(2, id)).toMatchObject({
    why: 'stopped',
    says: expect.stringContaining('it was stopped before'),
  })
})
