import { type Database, openDatabase } from '../client.ts'
import { eraseAccount } from '../repos/erase-account.ts'
import { accountMark, ERASURE_KEY, eraseMember, markOf } from '../repos/erased-persons.ts'
import { noteProof } from '../repos/erasure-proofs.ts'
import { askErasure } from '../repos/erasures.ts'
import { transact } from '../unit-of-work.ts'
import type { CarriedErasures, CarriedWish } from './carried-erasures.ts'

const PAGE = 5000

/**
 * Does to a database that was just restored what was done to the one in whose place it is: who was erased is erased again,
 * who asked is to be, and who took the wish back is not. Returns how many people were erased again.
 */
export async function eraseAgain(url: string, carried: CarriedErasures): Promise<number> {
  const database = await openDatabase(url)
  try {
    await carryMarks(database, carried)
    const erased = (await eraseMembers(database, carried)) + (await eraseAccounts(database, carried))
    await carryWishes(database, carried)
    return erased
  } finally {
    await database.close()
  }
}

/** Marks are made with one secret: those of another one are of use only for who is found by them now. */
async function carryMarks(database: Database, { secret, marks }: CarriedErasures): Promise<void> {
  if (secret === '') return
  await transact(database, async (tx) => {
    const row = { name: ERASURE_KEY, value: secret }
    const kept = await tx.setting.upsert({ where: { name: ERASURE_KEY }, create: row, update: {} })
    if (kept.value !== secret) return
    for (const mark of marks)
      await tx.erasedPerson.upsert({ where: { key: mark.key }, create: mark, update: {} })
  })
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
        select: { id: true, channel: true, externalId: true },
      }),
    nameOf: ({ channel, externalId }) => accountMark(channel, externalId),
    erase: ({ id }, at) => transact(database, (tx) => eraseAccount(tx, id, at)),
  })
}

async function inPages<Row extends { id: number }>(
  { secret, marks }: CarriedErasures,
  rows: {
    page: (afterId: number) => Promise<Row[]>
    nameOf: (row: Row) => string
    erase: (row: Row, at: Date) => Promise<number>
  },
): Promise<number> {
  const erasedAt = new Map(marks.map((mark) => [mark.key, mark.erasedAt]))
  let [found, afterId] = [0, 0]
  while (erasedAt.size > 0) {
    const page = await rows.page(afterId)
    for (const row of page) {
      const at = erasedAt.get(markOf(secret, rows.nameOf(row)))
      if (!at) continue
      await rows.erase(row, at)
      found += 1
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    afterId = last.id
  }
  return found
}

async function carryWishes(database: Database, { wishes, accounts }: CarriedErasures): Promise<void> {
  await transact(database, async (tx) => {
    const waiting = await tx.erasure.findMany({ where: { doneAt: null } })
    for (const { id, accountId } of waiting) {
      const account = await tx.account.findUnique({ where: { id: accountId ?? 0 } })
      // Not known there: it came after, or the database was another one.
      if (account && accounts.has(`${account.channel}:${account.externalId}`))
        await tx.erasure.delete({ where: { id } })
    }
  })
  for (const wish of wishes) await carryWish(database, wish)
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
