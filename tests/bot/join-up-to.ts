import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

export async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, 1)
  return { database, ivan: new JoinChat(database, 1) }
}

const ANSWERS = {
  consent: 'joining-1 2022-11-21T06:00:00.000Z',
  birthDate: '1985-03-05',
  name: 'Иванова Анна',
  place: '4',
  status: 'working',
}

/** A person who has answered everything before the step. */
export async function upTo(step: keyof typeof ANSWERS | 'phone') {
  const { database, ivan } = await setUp()
  const keys = Object.keys(ANSWERS)
  const before = Object.entries(ANSWERS).filter(
    ([key]) => step === 'phone' || keys.indexOf(key) < keys.indexOf(step),
  )
  const answers = JSON.stringify(Object.fromEntries(before))
  await database.write.dialogue.create({ data: { accountId: 1, name: 'join', answers, updatedAt: NOW } })
  await ivan.command('join')
  return { database, ivan }
}
