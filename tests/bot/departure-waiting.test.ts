import { beforeEach, expect, test } from 'vitest'
import type { JobContext } from '../../jobs/context.ts'
import { planDue } from '../../jobs/reminders/plan-due.ts'
import { JoinChat, NOW, seedPerson } from '../support/join-chat.ts'
import { ANNA, BORIS, type DepartureWorld, departureWorld, GALINA, PAVEL } from './departure-world.ts'

const OLEG = 5
const DAY_MS = 86_400_000

let world: DepartureWorld
beforeEach(async () => {
  world = await departureWorld()
  await seedPerson(world.database, OLEG)
})

/** Who is reminded on a day, an hour after the wish was made. */
async function after(days: number): Promise<string[]> {
  const now = new Date(NOW.getTime() + days * DAY_MS + 3_600_000)
  const context = { database: world.database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  return (await planDue(context as unknown as JobContext)).items.map(({ account }) => account)
}

test('where nobody could be asked the person is told so and whom to call; a later chair finds the wish', async () => {
  const { officeBinding, term } = world.database.write
  await officeBinding.updateMany({ data: { endedAt: NOW } })
  await term.updateMany({ where: { officeId: 3 }, data: { phone: '+70001112233' } })
  const anna = await world.asksToLeave()
  expect(anna.text).not.toContain('Председатель знает')
  expect(anna.text).toContain('сообщить о нём в боте пока некому')
  expect(anna.text).toContain('+70001112233')
  expect(await world.database.read.outboxMessage.count()).toBe(0)

  await officeBinding.updateMany({ where: { accountId: BORIS }, data: { endedAt: null } })
  const boris = world.chat(BORIS)
  expect(await boris.command('applications')).toContain('кто выходит из Профсоюза')
  expect(await boris.press('Выход: Небылицына')).toContain('Членство добровольное')
  expect(await anna.route('departure.mine')).toContain('Председатель знает')
})

test('where only those above could be asked the person reads who it was', async () => {
  await world.database.write.officeBinding.updateMany({ where: { accountId: BORIS }, data: { endedAt: NOW } })
  const anna = await world.asksToLeave()
  expect(anna.text).toContain('О заявлении знает Ясногорская городская')
  expect(await world.told(GALINA)).toHaveLength(1)
})

test('a wish stands in the list of those whose turn it is, and of nobody else', async () => {
  await world.asksToGoOver()
  const listed = async (person: number) => {
    const chat = world.chat(person)
    await chat.command('applications')
    return chat.labels.includes('Переход: Небылицына А.')
  }
  expect([await listed(BORIS), await listed(GALINA), await listed(PAVEL)]).toEqual([true, true, false])
  await (await world.opens(BORIS)).press('Отпустить')
  expect([await listed(BORIS), await listed(GALINA), await listed(PAVEL)]).toEqual([false, false, true])
  await (await world.opens(PAVEL)).press('Принять на учёт')
  expect(await listed(PAVEL)).toBe(false)
})

test('many who leave are all found, page by page, and who waits for papers hides nobody', async () => {
  const { member, departure } = world.database.write
  for (let n = 10; n < 22; n++) {
    const name = { lastName: `Небыльев${'абвгдежзиклм'[n - 10]}`, firstName: 'Пётр' }
    await member.create({ data: { id: n, aisId: `m${n}`, orgId: 4, ...name } })
    const papersAskedAt = n < 16 ? NOW : null
    await departure.create({
      data: {
        ...{ kind: 'leave', memberId: n, accountId: OLEG, fromOrgId: 4, state: 'submitted' },
        ...{ submittedAt: NOW, papersAskedAt },
      },
    })
  }
  const boris = world.chat(BORIS)
  await boris.command('applications')
  expect(boris.labels.filter((label) => label.startsWith('Выход: '))).toHaveLength(5)
  expect(await boris.press('все 12')).toContain('Ждут 12 человек')
  expect(boris.labels.filter((label) => label.includes('Небыльев'))).toHaveLength(8)
  await boris.press('Дальше')
  expect(boris.labels.filter((label) => label.includes('ждём документы'))).toHaveLength(4)
  expect(boris.labels).toContain('← Раньше')
})

test('a wish that waits reminds the chair, then those above, then the officer, as an application does', async () => {
  await world.database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
  })
  await world.asksToLeave()
  const at = (person: number) => [`telegram:${1000 + person}`]
  // day 5 and 6 are a weekend
  expect([await after(5), await after(7), await after(9), await after(14)]).toEqual([
    [],
    at(BORIS),
    at(GALINA),
    at(OLEG),
  ])
  expect(await after(30)).toEqual([])
  const [reminder] = await world.database.read.outboxMessage.findMany({ where: { kind: 'departure.due' } })
  expect(reminder?.screen).toContain('"route":"departure"')
})

test('once it is the new one’s turn, the new one is reminded and has its own days', async () => {
  await world.asksToGoOver()
  await (await world.opens(BORIS, 5 * 24 * 60)).press('Отпустить')
  expect(await after(7)).toEqual([])
  expect(await after(14)).toEqual([`telegram:${1000 + PAVEL}`])
})

test('who is asked for the papers gets time to bring them, once: asking again puts nothing off', async () => {
  await world.asksToLeave()
  await (await world.opens(BORIS, 5 * 24 * 60)).press('Ещё не принёс')
  expect(await after(7)).toEqual([])
  await (await world.opens(BORIS, 9 * 24 * 60)).press('Ещё не принёс')
  expect(await after(11)).toEqual([`telegram:${1000 + BORIS}`])
})

test('a wish that an import has overtaken is closed by itself, once, and nobody is reminded of it', async () => {
  await world.asksToLeave()
  await world.database.write.member.update({ where: { id: 1 }, data: { orgId: 7 } })
  expect(await after(7)).toEqual([])
  expect(await after(8)).toEqual([])
  expect(await world.wish()).toMatchObject({ state: 'void' })
  expect(await world.told(ANNA)).toEqual([expect.stringContaining('уже на учёте здесь')])
})

test('the person sees how far it is, by when there is an answer, and whom to call', async () => {
  await world.database.write.term.updateMany({ where: { officeId: 6 }, data: { phone: '+70001112244' } })
  const anna = await world.asksToGoOver()
  expect(anna.text).toContain('Подано 21.11.2022')
  expect(anna.text).toContain('до 28.11.2022')
  await (await world.opens(BORIS, 24 * 60)).press('Отпустить')
  expect(await anna.route('departure.mine')).toContain('отпустила 22.11.2022')
  expect(anna.text).toContain('+70001112244')
  expect(await new JoinChat(world.database, OLEG).route('departure.mine')).toContain('не подавали')
})
