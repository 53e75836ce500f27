import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

/** Chair of territorial 3, which schools 4 and 5 are below. School 4 has a chair in its passport, school 5 has none. */
export const GALINA = 3
/** Chair of territorial 6. */
export const PAVEL = 4
/** Officer of region 2. */
export const OLEG = 5
/** Two who hold nothing. */
export const OPENER = 6
export const OTHER = 7

/** A tree where the chairs of the schools are not in the bot yet, and people who hand links over and open them. */
export async function inviteWorld() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PAVEL, 6)
  for (const id of [OLEG, OPENER, OTHER]) await seedPerson(database, id)
  await database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
  })
  await giveTerm(database, 4, '2032-10-31')
  const chat = (person: number) => new JoinChat(database, person)
  return {
    database,
    chat,
    giveTerm: (officeId: number, termTo: string) => giveTerm(database, officeId, termTo),
    bindings: (accountId: number) =>
      database.read.officeBinding.findMany({ where: { accountId, endedAt: null } }),
    changes: () => database.read.change.findMany({ orderBy: { id: 'asc' } }),
    /** What was planned to be sent to a person. */
    told: async (accountId: number) => {
      const rows = await database.read.outboxMessage.findMany({
        where: { accountId },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ kind, screen }) => `${kind}: ${textOf(JSON.parse(screen))}`)
    },
    /** The payload of the link that the person gets for an organisation. */
    linkFor: async (orgId: number, giver = GALINA): Promise<string> => {
      const text = await chat(giver).route('invite', String(orgId))
      return /start=([\w-]+)/.exec(text)?.[1] ?? text
    },
    open: async (person: number, payload: string, now = NOW): Promise<string> => {
      const who = chat(person)
      who.now = now
      return who.route('start', payload)
    },
  }
}

async function giveTerm(database: Database, officeId: number, termTo: string): Promise<void> {
  const data = { officeId, chairFullName: 'Вымыслов Пётр', termFrom: '2022-11-01', termTo, startedAt: NOW }
  await database.write.term.create({ data })
}
