import type { PrismaClient } from '../client.ts'
import { dateLiteral } from './columns.ts'

/** More rows than this with one phone are a school's or an accountant's phone, not one person. */
const MANY = 10

/** What two rows of one person have in common, surest first: a pair is found once, by the first that holds. */
const KEYS = {
  ticket: { columns: ['ticketNumber'], filled: ['ticketNumber'] },
  person: { columns: ['lastName', 'firstName', 'birthDate'], filled: ['birthDate'] },
  phone: { columns: ['phone'], filled: ['phone'] },
} as const

/** Fathers' names that differ are two people; one that is missing tells nothing. */
const SAME_FATHER = `(a."middleName" IS NULL OR b."middleName" IS NULL OR a."middleName" = b."middleName")`

/**
 * Looks at all members who belong on `today` for rows that are probably one person. New pairs are open; open ones that
 * have nothing in common any more go; what somebody decided stays. Returns the number of new pairs.
 */
export async function findDuplicates(db: PrismaClient, today: string, now: Date): Promise<number> {
  const belongs = `("leftOn" IS NULL OR "leftOn" > ${dateLiteral(today)})`
  let found = 0
  for (const [reason, { columns, filled }] of Object.entries(KEYS)) {
    const groups = await groupsOf(db, columns, `${belongs} AND "${filled[0]}" IS NOT NULL`)
    found += await db.$executeRawUnsafe(
      `INSERT INTO "DuplicatePair" ("memberA", "memberB", "reason", "orgA", "orgB", "foundAt")
       SELECT a."id", b."id", ?, a."orgId", b."orgId", ?
       FROM json_each(?) g CROSS JOIN json_each(g.value) x CROSS JOIN json_each(g.value) y
       JOIN "Member" a ON a."id" = x.value JOIN "Member" b ON b."id" = y.value
       WHERE x.value < y.value ${reason === 'person' ? `AND ${SAME_FATHER}` : ''}
       ON CONFLICT ("memberA", "memberB") DO NOTHING`,
      reason,
      now,
      groups,
    )
  }
  await dropOutdated(db)
  return found
}

/** Ids of the rows that share a key, as JSON: a list of lists. Read beside other writers: it takes seconds. */
async function groupsOf(db: PrismaClient, columns: readonly string[], condition: string): Promise<string> {
  const key = columns.map((name) => `"${name}"`).join(', ')
  const [answer] = await db.$queryRawUnsafe<Array<{ groups: string }>>(
    `SELECT json_group_array(json(ids)) AS groups FROM (
       SELECT '[' || group_concat("id") || ']' AS ids FROM "Member" WHERE ${condition}
       GROUP BY ${key} HAVING count(*) BETWEEN 2 AND ${MANY})`,
  )
  return answer?.groups ?? '[]'
}

async function dropOutdated(db: PrismaClient): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM "DuplicatePair" WHERE "state" = 'open' AND "id" IN (
       SELECT p."id" FROM "DuplicatePair" p JOIN "Member" a ON a."id" = p."memberA" JOIN "Member" b ON b."id" = p."memberB"
       WHERE NOT coalesce(a."ticketNumber" = b."ticketNumber", 0) AND NOT coalesce(a."phone" = b."phone", 0)
         AND NOT coalesce(a."lastName" = b."lastName" AND a."firstName" = b."firstName"
           AND a."birthDate" = b."birthDate" AND ${SAME_FATHER}, 0))`,
  )
}
