import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import shipped from '../../domain/quality/term-ladder.json' with { type: 'json' }
import type { JobContext } from '../../jobs/context.ts'
import { planTermEnds } from '../../jobs/reminders/plan-term-ends.ts'
import { freshDatabase, TEST_DIALECT } from '../support/database.ts'

/** Primaries of the union by the decree. */
const OFFICES = 71_353
const END = '2029-10-30'
const DAY_MS = 86_400_000

const isEastern = (aisId: string | null) => Number(aisId?.slice(1)) % 7 === 0

/** As many offices below one region with an officer, each with a chair in the chat, whose terms end on one day. */
async function union(): Promise<Database> {
  const database = await freshDatabase()
  const { write } = database
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${OFFICES})`
  const at = TEST_DIALECT === 'postgres' ? `TIMESTAMP '2024-11-01'` : `'2024-11-01T00:00:00.000+00:00'`
  const rows = [
    `INSERT INTO "Organisation" ("id", "aisId", "path", "level", "name", "searchName", "timeZone")
     ${numbers} SELECT i, 'o' || i, '/1/' || i || '/', 'primary', 'Школа № ' || i, '',
       CASE WHEN i % 7 = 0 THEN 'Asia/Vladivostok' ELSE 'Europe/Moscow' END FROM n WHERE i > 1`,
    `INSERT INTO "Office" ("id", "orgId") SELECT "id", "id" FROM "Organisation"`,
    `INSERT INTO "Account" ("id", "channel", "externalId", "firstSeenAt")
     SELECT "id", 'telegram', "aisId", ${at} FROM "Organisation"`,
    `INSERT INTO "Term" ("id", "officeId", "chairFullName", "termFrom", "termTo", "startedAt")
     SELECT "id", "id", 'Вымыслов Пример', '2024-10-31', '${END}', ${at} FROM "Organisation" WHERE "id" > 1`,
    `INSERT INTO "OfficeBinding" ("accountId", "officeId", "access", "method", "termId", "boundAt")
     SELECT "id", "id", 'full', 'grant', "id", ${at} FROM "Organisation" WHERE "id" > 1`,
    `INSERT INTO "RoleGrant" ("accountId", "role", "orgId", "grantedAt") VALUES (1, 'officer', 1, ${at})`,
  ]
  await write.organisation.create({
    data: {
      id: 1,
      aisId: 'o1',
      path: '/1/',
      level: 'regional',
      name: 'Придуманная областная',
      searchName: '',
    },
  })
  for (const sql of rows) await write.$executeRawUnsafe(sql)
  if (TEST_DIALECT === 'postgres') await write.$executeRawUnsafe('ANALYZE')
  return database
}

/** Half past ten in Vladivostok, when it is night in Moscow; and the morning of Moscow. */
const HOURS = [3.5, 10]
const SUNDAYS = [2, 9, 16, 23]

test('71 353 terms that end on one day, noticed late: each office is told before it, once a rung, by day, so many a day', async () => {
  const database = await union()
  const tolds: number[] = []
  let digests = 0
  for (let daysBefore = 24; daysBefore > 0; daysBefore -= 1) {
    if (SUNDAYS.includes(daysBefore)) continue
    // It is off again in the middle of the last rung: what was missed is caught up, no more than so many a day.
    if (daysBefore <= 18 && daysBefore > 16) continue
    let told = 0
    for (const hour of HOURS) {
      const now = new Date(Date.parse(`${END}T00:00:00+03:00`) - daysBefore * DAY_MS + hour * 3_600_000)
      const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
      const { items } = await planTermEnds(context as unknown as JobContext)
      const offices = items.filter(({ kind }) => kind === 'term.ending')
      if (hour < 9) expect(offices.every(({ org }) => isEastern(org))).toBe(true)
      told += offices.length
      digests += items.length - offices.length
    }
    tolds.push(told)
  }
  expect(Math.max(...tolds)).toBeLessThanOrEqual(shipped.perDay)
  // Nobody waits for the last days of the term.
  expect(tolds.slice(-3)).toEqual([0, 0, 0])
  const told = await database.read.outboxMessage.findMany({
    where: { kind: 'term.ending' },
    select: { accountId: true, dedupeKey: true },
  })
  expect(new Set(told.map(({ accountId }) => accountId)).size).toBe(OFFICES)
  // Its key is one for an office, an end and a rung; and nobody is told of the same twice on a day.
  const last = told.filter(({ dedupeKey }) => dedupeKey.split(':')[3] === '21')
  expect(new Set(last.map(({ accountId }) => accountId)).size).toBe(last.length)
  expect(last.length).toBe(OFFICES)
  expect(digests).toBe(4)
}, 300_000)
