import { freshDatabase } from './database.ts'
import { fillIn, JoinChat, messagesOf, seedPerson, seedTree } from './join-chat.ts'

export const IVAN = 1
export const BORIS = 2
export const GALINA = 3
export const PAVEL = 4

/** Иван has applied to Борис's school; Галина is above him, Павел beside. */
export async function ivanHasApplied() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PAVEL, 6)
  const ivan = new JoinChat(database, IVAN)
  await fillIn(ivan)
  await ivan.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow()
  const told = (kind: string) => messagesOf(database, kind)
  const chat = (person: number) => new JoinChat(database, person)
  return { database, ivan, boris: chat(BORIS), id: String(id), told, chat }
}
