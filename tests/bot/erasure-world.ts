import type { Database } from '../../db/client.ts'
import type { JobContext } from '../../jobs/context.ts'
import { erasePeople } from '../../jobs/retention/erase-people.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

export const IVAN = 1
export const BORIS = 2 // chair of school 4
export const ANNA = 3 // member 1 of school 4
export const GALINA = 4 // chair of the territorial organisation 3, above schools 4 and 5
const DAY_MS = 86_400_000

export interface ErasureWorld {
  database: Database
  chat: (person: number) => JoinChat
  /** erases who is due so many days after the beginning */
  nightAfter: (days: number) => Promise<void>
}

/** What names Анна anywhere. */
export const OF_ANNA = {
  ...{ aisId: 'AIS-770055', lastName: 'Небылицына', firstName: 'Аннета', phone: '+70005550002' },
  ...{ email: 'anna@example.org', birthDate: '1985-03-05', ticketNumber: '440000123' },
}

/** Анна is a member of Борис's school, and linked. */
export async function erasureWorld(): Promise<ErasureWorld> {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, ANNA)
  await seedPerson(database, GALINA, 3)
  await database.write.member.create({ data: { id: 1, orgId: 4, ticketStatus: 'produced', ...OF_ANNA } })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
  return {
    database,
    chat: (person) => new JoinChat(database, person),
    async nightAfter(days) {
      const now = new Date(NOW.getTime() + days * DAY_MS)
      const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
      await erasePeople(context as unknown as JobContext)
    },
  }
}

/** The person asks to be erased, and proves whose card it is. */
export async function askToBeErased(chat: JoinChat, birthDate = '05.03.1985'): Promise<string> {
  await chat.command('privacy')
  await chat.press('Удалить мои данные')
  await chat.press('Удалить')
  return chat.say(birthDate)
}
