import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { moment } from '../../db/dialect.ts'
import { Prisma } from '../../db/generated/client.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { recipientPages } from '../../db/repos/recipients.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase } from '../support/database.ts'

const AT = new Date('2022-11-21T06:00:00Z')
/** So many people are too many to be read through on the thread that answers them. */
const MANY = 20_500

/** A broadcast to so many people; every thousandth was not reached. */
async function broadcastTo(database: Database, people: number): Promise<number> {
  const { write } = database
  const at = moment(write, AT)
  const numbers = Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})`
  await write.$executeRaw`INSERT INTO "Account" ("id", "channel", "externalId", "firstSeenAt") ${numbers}
    SELECT i, 'telegram', CAST(i AS TEXT), ${at} FROM n`
  const what = { text: 'Собрание', orgId: null, role: 'all', class: 'announcement', startAt: AT } as const
  const broadcastId = await transact(database, (tx) => createBroadcast(tx, what, AT))
  await write.$executeRaw`
    INSERT INTO "Delivery" ("broadcastId", "accountId", "state", "notBefore", "stateAt")
    SELECT ${broadcastId}, "id", CASE WHEN "id" % 1000 = 0 THEN 'failed' ELSE 'sent' END, ${at}, ${at} FROM "Account"`
  return broadcastId
}

async function listed(database: Database, broadcastId: number, states?: string[]) {
  const pages = []
  for await (const page of recipientPages(database, { broadcastId, ...(states && { states }) }))
    pages.push(page)
  return pages
}

test.each([3_000, MANY])(
  'of %i recipients each is listed once, and those of a state alone',
  async (people) => {
    const database = await freshDatabase()
    const id = await broadcastTo(database, people)
    const pages = await listed(database, id)
    expect(Math.max(...pages.map((page) => page.length))).toBe(2_000)
    expect(pages.flat().map(({ accountId }) => accountId)).toEqual(
      Array.from({ length: people }, (_, at) => at + 1),
    )
    const failed = (await listed(database, id, ['planned', 'failed'])).flat()
    expect(failed.map(({ account }) => account).slice(0, 2)).toEqual(['telegram:1000', 'telegram:2000'])
    expect(failed[0]).toMatchObject({ state: 'failed', reason: null, messageId: null, at: AT })
    expect(failed).toHaveLength(Math.floor(people / 1000))
    expect(await listed(database, id, ['unknown'])).toEqual([])
  },
)

test('while a page of many people is looked for, the thread that answers them goes on', async () => {
  const database = await freshDatabase()
  await broadcastTo(database, MANY)
  let turns = 0
  let over = false
  const next = (): void => {
    turns += 1
    if (!over) setImmediate(next)
  }
  next()
  const counting = Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
    SELECT COUNT(*) AS "n" FROM n`
  for await (const [row] of database.apartPages<{ n: number | bigint }>(() => counting)) {
    over = true
    expect(Number(row?.n)).toBe(1_000_000)
    break
  }
  expect(turns).toBeGreaterThan(100)
})

test('a page that cannot be read fails whoever reads it, and nothing else', async () => {
  const database = await freshDatabase()
  await broadcastTo(database, MANY)
  const wrong = Prisma.sql`SELECT "nothing" FROM "Nobody"`
  await expect(database.apartPages(() => wrong).next()).rejects.toThrow(/Nobody/)
})
