import { expect, test } from 'vitest'
import type { JobContext } from '../../jobs/context.ts'
import { keepDrafts } from '../../jobs/retention/keep-drafts.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const DAY_MS = 86_400_000

/** Иван has agreed and given his date of birth, and went away. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  const ivan = new JoinChat(database, IVAN)
  await ivan.command('join')
  await ivan.press('Согласен')
  await ivan.say('05.03.1985')
  const after = (days: number) => {
    const now = new Date(NOW.getTime() + days * DAY_MS)
    const context = { database, clock: { now: () => now } }
    return keepDrafts(context as unknown as JobContext)
  }
  return { database, ivan, after }
}

test('a draft is kept a month; five days before its end the person is told once', async () => {
  const { database, ivan, after } = await setUp()
  expect((await after(25)).items).toEqual([])
  expect((await after(25.1)).items).toEqual([
    { account: `telegram:${1000 + IVAN}`, org: null, kind: 'draft.ending' },
  ])
  expect((await after(26)).items).toEqual([])
  await after(30)
  expect(await ivan.command('join')).toContain('Имя')
  await database.write.dialogue.updateMany({ data: { updatedAt: NOW } })
  await after(30.1)
  expect(await database.read.dialogue.count()).toBe(0)
  expect(await ivan.command('join')).toContain('Согласие')
})

test('who goes on writing has another month', async () => {
  const { database, ivan, after } = await setUp()
  ivan.now = new Date(NOW.getTime() + 28 * DAY_MS)
  await ivan.say('Сочинялкин Иван')
  await after(40)
  expect(await database.read.dialogue.count()).toBe(1)
})

test('a person who blocked the bot is not written to, and the draft goes all the same', async () => {
  const { database, after } = await setUp()
  await database.write.account.updateMany({ data: { reach: 'blocked' } })
  expect((await after(27)).items).toEqual([])
  await after(31)
  expect(await database.read.dialogue.count()).toBe(0)
})
