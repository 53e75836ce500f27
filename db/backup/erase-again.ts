import { type Database, openDatabase } from '../client.ts'
import { eraseAccount } from '../repos/erase-account.ts'
import { accountMark, eraseMember, markOf } from '../repos/erased-persons.ts'
import { noteProof } from '../repos/erasure-proofs.ts'
import { askErasure } from '../repos/erasures.ts'
import { transact } from '../unit-of-work.ts'
import { CARRIED, type CarriedErasures, type CarriedWish } from './carried-erasures.ts'
import { settleMarks } from './settle-marks.ts'

const PAGE = 5000

/**
 * Does to a database that was just restored what was done to the one in whose place it is: who was erased is erased again,
 * who asked is to be, and who took the wish back is not. Returns how many people were erased again.
 */
export async function eraseAgain(url: string, carried: CarriedErasures): Promise<number> {
  const database = await openDatabase(url)
  try {
    const standing = { ...carried, marks: await settleMarks(database, carried) }
    const erased = (await eraseMembers(database, standing)) + (await eraseAccounts(database, standing))
    await carryWishes(database, carried)
    await database.write.setting.deleteMany({ where: { name: CARRIED } })
    return erased
  } finally {
    await database.close()
  }
}

async function eraseMembers(database: Database, carried: CarriedErasures): Promise<number> {
  return inPages(carried, {
    page: (afterId) =>
      database.read.member.findMany({
        where: { id: { gt: afterId } },
        orderBy: { id: 'asc' },
        take: PAGE,
        select: { id: true, aisId: true },
      }),
    nameOf: ({ aisId }) => aisId,
    erase: ({ id }, at) => transact(database, (tx) => eraseMember(tx, id, at)),
  })
}

async function eraseAccounts(database: Database, carried: CarriedErasures): Promise<number> {
  return inPages(carried, {
    page: (afterId) =>
      database.read.account.findMany({
        where: { id: { gt: afterId } },
        orderBy: { id: 'asc' },
        take: PAGE,
        select: { id: true, channel: true, externalId: true, firstSeenAt: true },
      }),
    // Who pressed /start after the erasure came back, and the mark stays.
    isMeant: ({ firstSeenAt }, at) => firstSeenAt <= at,
    nameOf: ({ channel, externalId }) => accountMark(channel, externalId),
    erase: ({ id }, at) => transact(database, (tx) => eraseAccount(tx, id, at)),
  })
}

async function inPages<Row extends { id: number }>(
  { secret, marks }: CarriedErasures,
  rows: {
    page: (afterId: number) => Promise<Row[]>
    nameOf: (row: Row) => string
    isMeant?: (row: Row, at: Date) => boolean
    erase: (row: Row, at: Date) => Promise<number>
  },
): Promise<number> {
  const erasedAt = new Map(marks.map((mark) => [mark.key, mark.erasedAt]))
  let [found, afterId] = [0, 0]
  while (erasedAt.size > 0) {
    const page = await rows.page(afterId)
    for (const row of page) {
      const at = erasedAt.get(markOf(secret, rows.nameOf(row)))
      if (!at || rows.isMeant?.(row, at) === false) continue
      await rows.erase(row, at)
      found += 1
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    afterId = last.id
  }
  return found
}

async function carryWishes(database: Database, carried: CarriedErasures): Promise<void> {
  const accounts = new Set(carried.accounts)
  await transact(database, async (tx) => {
    const waiting = await tx.erasure.findMany({ where: { doneAt: null } })
    for (const { id, accountId } of waiting) {
      const account = await tx.account.findUnique({ where: { id: accountId ?? 0 } })
      // Not known there: it came after, or the database was another one.
      if (account && accounts.has(`${account.channel}:${account.externalId}`))
        await tx.erasure.delete({ where: { id } })
    }
  })
  for (const wish of carried.wishes) await carryWish(database, wish)
}

async function carryWish(database: Database, wish: CarriedWish): Promise<void> {
  const { channel, externalId, askedAt, dueAt, provenAisIds } = wish
  await transact(database, async (tx) => {
    const account = await tx.account.findUnique({ where: { channel_externalId: { channel, externalId } } })
    const id = account && (await askErasure(tx, { accountId: account.id, askedAt, dueAt }))
    if (!id) return
    const members = await tx.member.findMany({
      where: { aisId: { in: provenAisIds } },
      select: { id: true },
    })
    for (const member of members) await noteProof(tx, id, member.id, askedAt)
  })
}
