import type { PrismaClient } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonRows } from '../json-rows.ts'
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
const SAME_FATHER = `(a."middleName" IS NULL OR b."middleName" IS NULL OR ${alike('a."middleName"')} = ${alike('b."middleName"')})`

/** A name as two clerks would both write it: one writes «ё», the other «е». */
function alike(column: string): string {
  return `replace(replace(${column}, 'ё', 'е'), 'Ё', 'Е')`
}

/**
 * Looks at all members who belong on `today` for rows that are probably one person. New pairs are open; open ones that
 * have nothing in common any more go; what somebody decided stays. Returns the number of new pairs.
 */
export async function findDuplicates(db: PrismaClient, today: string, now: Date): Promise<number> {
  const belongs = `("leftOn" IS NULL OR "leftOn" > ${dateLiteral(today)})`
  let found = 0
  for (const [reason, { columns, filled }] of Object.entries(KEYS)) {
    const pairs = pairsOf(await groupsOf(db, columns, `${belongs} AND "${filled[0]}" IS NOT NULL`))
    const father = Prisma.raw(reason === 'person' ? SAME_FATHER : 'TRUE')
    // In one order, whoever else does the same at the same time.
    found += await db.$executeRaw`
      INSERT INTO "DuplicatePair" ("memberA", "memberB", "reason", "orgA", "orgB", "foundAt")
      SELECT a."id", b."id", ${reason}, a."orgId", b."orgId", ${moment(db, now)}
      FROM ${jsonRows(db, { one: 'int', other: 'int' }, pairs)} r
      CROSS JOIN "Member" a CROSS JOIN "Member" b
      WHERE a."id" = r."one" AND b."id" = r."other" AND ${father} ORDER BY a."id", b."id"
      ON CONFLICT ("memberA", "memberB") DO NOTHING`
  }
  await dropOutdated(db)
  return found
}

/** Ids of the rows that share a key, group by group. Read beside other writers: it takes seconds. */
async function groupsOf(
  db: PrismaClient,
  columns: readonly string[],
  condition: string,
): Promise<number[][]> {
  const key = columns.map((name) => (name.endsWith('Name') ? alike(`"${name}"`) : `"${name}"`)).join(', ')
  const rows = await db.$queryRawUnsafe<Array<{ ids: string }>>(
    `SELECT string_agg(CAST("id" AS TEXT), ',') AS ids FROM "Member" WHERE ${condition}
     GROUP BY ${key} HAVING count(*) BETWEEN 2 AND ${MANY}`,
  )
  return rows.map(({ ids }) => ids.split(',').map(Number))
}

/** Every two of a group, the smaller id first. */
function pairsOf(groups: readonly number[][]): Array<{ one: number; other: number }> {
  return groups.flatMap((ids) =>
    ids.flatMap((one) => ids.flatMap((other) => (one < other ? [{ one, other }] : []))),
  )
}

async function dropOutdated(db: PrismaClient): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM "DuplicatePair" WHERE "state" = 'open' AND "id" IN (
       SELECT p."id" FROM "DuplicatePair" p JOIN "Member" a ON a."id" = p."memberA" JOIN "Member" b ON b."id" = p."memberB"
       WHERE NOT coalesce(a."ticketNumber" = b."ticketNumber", FALSE)
         AND NOT coalesce(a."phone" = b."phone", FALSE)
         AND NOT coalesce(${alike('a."lastName"')} = ${alike('b."lastName"')}
           AND ${alike('a."firstName"')} = ${alike('b."firstName"')}
           AND a."birthDate" = b."birthDate" AND ${SAME_FATHER}, FALSE))`,
  )
}
