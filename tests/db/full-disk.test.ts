import { expect, test } from 'vitest'
import { isDatabaseFull } from '../../db/database-failure.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase, TEST_DIALECT } from '../support/database.ts'

/** These break SQLite itself: its file may not grow, or it ends a transaction by itself. */
const onSqlite = test.runIf(TEST_DIALECT === 'sqlite')

const PAGE = 4096
const TOO_MUCH = 'x'.repeat(100 * PAGE)
const NOBODYS_MEMBER = `INSERT INTO "MemberBinding" ("accountId", "memberId", "method", "boundAt")
  VALUES (1, 1, 'phone', '2026-01-01')`

const nobody = (externalId: string) => ({
  data: { channel: 'telegram', externalId, firstSeenAt: new Date() },
})

/** The file may grow by a few pages only; returns what takes that back. */
async function startFull() {
  const database = await freshDatabase()
  const [{ page_count: pages } = { page_count: 0 }] = await database.write.$queryRaw<
    Array<{ page_count: bigint }>
  >`PRAGMA page_count`
  const limit = (most: number) => database.write.$executeRawUnsafe(`PRAGMA max_page_count = ${most}`)
  await limit(Number(pages) + 10)
  const account = (externalId: string, dialogue: string | null) => ({
    data: { channel: 'telegram', externalId, dialogue, firstSeenAt: new Date() },
  })
  return { database, account, makeRoom: () => limit(1_000_000) }
}

onSqlite(
  'a write that the disk has no room for fails, and the next one goes on when there is room',
  async () => {
    const { database, account, makeRoom } = await startFull()
    const failure = await database.write.account
      .create(account('1', TOO_MUCH))
      .catch((error: unknown) => error)
    expect(isDatabaseFull(failure)).toBe(true)
    await makeRoom()
    await database.write.account.create(account('2', null))
    expect(await database.read.account.count()).toBe(1)
  },
)

onSqlite('a transaction that the disk has no room for leaves nothing, and the next one goes on', async () => {
  const { database, account, makeRoom } = await startFull()
  const failure = await transact(database, async (tx) => {
    await tx.account.create(account('1', null))
    await tx.account.create(account('2', TOO_MUCH))
  }).catch((error: unknown) => error)
  expect(isDatabaseFull(failure)).toBe(true)
  await makeRoom()
  await transact(database, (tx) => tx.account.create(account('3', null)))
  expect(await database.read.account.count()).toBe(1)
})

/** On a full disk SQLite refuses a COMMIT, or rolls back by itself before anybody asks: here it is made to. */
onSqlite.each([
  ['a commit that is refused', ['PRAGMA defer_foreign_keys = ON', NOBODYS_MEMBER]],
  ['a transaction that SQLite ended by itself', ['ROLLBACK', 'no statement']],
])('%s does not keep the next one waiting', async (_, statements) => {
  const database = await freshDatabase()
  const ended = transact(database, async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })
  await expect(ended).rejects.toThrow()
  await transact(database, (tx) => tx.account.create(nobody('1')))
  expect(await database.read.account.count()).toBe(1)
})

onSqlite(
  'a single write whose transaction SQLite ended by itself does not keep the next one waiting',
  async () => {
    const database = await freshDatabase()
    await expect(database.write.$executeRawUnsafe('ROLLBACK')).rejects.toThrow()
    await database.write.account.create(nobody('1'))
    expect(await database.read.account.count()).toBe(1)
  },
)
