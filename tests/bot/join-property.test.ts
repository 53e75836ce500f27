import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1)

type Step = (chat: JoinChat) => Promise<unknown>

const press =
  (step: string, value: string): Step =>
  (chat) =>
    chat.route('answer', 'join', step, value)

/** The whole path, as a person goes it who makes no mistake. */
const PATH: Step[] = [
  (chat) => chat.command('join'),
  press('consent', 'agree'),
  (chat) => chat.say('05.03.1985'),
  (chat) => chat.say('иванова анна петровна'),
  (chat) => chat.say('школа 12'),
  press('place', '=4'),
  press('status', 'working'),
  (chat) => chat.give({ kind: 'contact', phone: '70001234567', own: true }),
  (chat) => chat.route('join.send'),
]

/** The same numbers for the same seed, 0 up to, not including, 1. */
function chance(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
  }
}

test.each(SEEDS)(
  'whatever is repeated, late or restarted on the way (%i): no answer lost, one application, one notice',
  async (seed) => {
    const database = await freshDatabase()
    await seedTree(database)
    await seedPerson(database, IVAN)
    await seedPerson(database, BORIS, 4)
    const ivan = new JoinChat(database, IVAN)
    const next = chance(seed)
    for (const [at, step] of PATH.entries()) {
      await step(ivan)
      if (next() < 0.3) ivan.restart()
      // A button or a message of before comes once more, or only now.
      while (next() < 0.5) await PATH[Math.floor(next() * (at + 1))]?.(ivan)
    }
    const applications = await database.read.application.findMany()
    expect(applications).toEqual([
      expect.objectContaining({
        ...{ lastName: 'Иванова', firstName: 'Анна', middleName: 'Петровна', birthDate: '1985-03-05' },
        ...{ orgId: 4, status: 'working', phone: '+70001234567', state: 'submitted' },
      }),
    ])
    const notices = { kind: 'application.new', accountId: BORIS }
    expect(await database.read.outboxMessage.count({ where: notices })).toBe(1)
    expect(await database.read.consent.count()).toBe(1)
  },
)
