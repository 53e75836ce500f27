import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

export const ANNA = 1
export const BORIS = 2 // chair of school 4
export const PAVEL = 3 // chair of the territorial organisation 6, above college 7
export const GALINA = 4 // chair of the territorial organisation 3, above schools 4 and 5
export const STRANGER = 5

/** Анна, a member of Борис's school with a plastic card, all of it from the registry. */
export async function profileWorld(given: object = {}) {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, PAVEL, 6)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, STRANGER)
  await seedMember(database, 1, ANNA, given)
  return database
}

/** A member of school 4 linked to an account. */
export async function seedMember(database: Database, id: number, accountId: number, given: object = {}) {
  await database.write.member.create({
    data: {
      ...{
        id,
        aisId: `m${id}`,
        orgId: 4,
        lastName: 'Небылицына',
        firstName: 'Анна',
        middleName: 'Вымысловна',
      },
      ...{ status: 'working', phone: '+70005550001', birthDate: '1985-03-05', ticketStatus: 'issued' },
      ...{ ticketNumber: `44000000${id}`, ...given },
    },
  })
  await database.write.memberBinding.create({
    data: { accountId, memberId: id, method: 'phone', boundAt: NOW },
  })
}

export const card = (database: Database, id = 1) => database.read.member.findUniqueOrThrow({ where: { id } })

export async function told(database: Database, person: number): Promise<string[]> {
  const where = { accountId: person, kind: { startsWith: 'correction.' } }
  const rows = await database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => textOf(JSON.parse(screen)))
}

/** A person gives a value for a field and sends it; the newest correction's id. */
export async function proposes(database: Database, person: number, field: string, value: string) {
  const chat = new JoinChat(database, person)
  await chat.route('profile.edit', field)
  await chat.say(value)
  await chat.press('Отправить председателю')
  const row = await database.read.correction.findFirst({ orderBy: { id: 'desc' } })
  return { chat, id: String(row?.id) }
}

export const TODAY = '2022-11-21'

export async function stateOf(database: Database, id: string): Promise<string> {
  return (await database.read.correction.findUniqueOrThrow({ where: { id: Number(id) } })).state
}
