import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

export const ANNA = 1
export const BORIS = 2 // chair of school 4
export const PAVEL = 3 // chair of the territorial organisation 6, above college 7
export const GALINA = 4 // chair of the territorial organisation 3, above schools 4 and 5

/** Анна is a member at Борис's school and holds a plastic card. */
export async function departureWorld() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, PAVEL, 6)
  await seedPerson(database, GALINA, 3)
  await database.write.member.create({
    data: {
      ...{ id: 1, aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна', status: 'working' },
      ticketStatus: 'issued',
    },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
  return new DepartureWorld(database)
}

export class DepartureWorld {
  constructor(readonly database: Database) {}

  chat(person: number, minutes = 0): JoinChat {
    const chat = new JoinChat(this.database, person)
    chat.now = new Date(NOW.getTime() + minutes * 60_000)
    return chat
  }

  /** Анна has asked to go over to the college. */
  async asksToGoOver(): Promise<JoinChat> {
    const anna = this.chat(ANNA)
    await anna.command('transfer')
    await anna.say('колледж вымышленный')
    await anna.press('1. Колледж')
    await anna.press('Подать заявление')
    return anna
  }

  /** Анна has told that she leaves. */
  async asksToLeave(): Promise<JoinChat> {
    const anna = this.chat(ANNA)
    await anna.command('leave')
    await anna.press('Сообщить о выходе')
    return anna
  }

  /** Somebody opens the only wish there is. */
  async opens(person: number, minutes = 0): Promise<JoinChat> {
    const chat = this.chat(person, minutes)
    await chat.route('departure', await this.id())
    return chat
  }

  async id(): Promise<string> {
    return String((await this.wish()).id)
  }

  wish() {
    return this.database.read.departure.findFirstOrThrow({ orderBy: { id: 'desc' } })
  }

  member() {
    return this.database.read.member.findFirstOrThrow()
  }

  async told(person: number): Promise<string[]> {
    const where = { kind: 'departure', accountId: person }
    const rows = await this.database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
    return rows.map(({ screen }) => textOf(JSON.parse(screen)))
  }

  /** The messages that wait have left. */
  async allSent(): Promise<void> {
    await this.database.write.outboxMessage.updateMany({ data: { state: 'sent' } })
  }

  changes(kind: string) {
    return this.database.read.change.findMany({ where: { kind }, orderBy: { id: 'asc' } })
  }
}
