import type { Database, Tx } from '../client.ts'
import { ERASURE_KEY, pseudonymOf } from '../repos/erased-persons.ts'
import { transact } from '../unit-of-work.ts'
import type { CarriedErasures } from './carried-erasures.ts'

/**
 * Brings the marks of a restored database up to those of the one in whose place it is, and returns by which of them
 * people are to be erased in it. Marks are made with one secret: those of another one are of use only for who is found
 * by them now.
 */
export function settleMarks(database: Database, carried: CarriedErasures): Promise<CarriedErasures['marks']> {
  return transact(database, async (tx) => {
    const { secret, marks } = carried
    if (secret === '') return []
    const row = { name: ERASURE_KEY, value: secret }
    const kept = await tx.setting.upsert({ where: { name: ERASURE_KEY }, create: row, update: {} })
    if (kept.value !== secret) return marks
    for (const each of carried.lifted) await lift(tx, each)
    const standing = await notLifted(tx, marks)
    for (const { key, erasedAt } of standing)
      await tx.erasedPerson.upsert({ where: { key }, create: { key, erasedAt }, update: { erasedAt } })
    await keepRecords(tx, carried.done)
    return standing
  })
}

/** Who was let back in is so here, too: a member is known by the old ais_id again. */
async function lift(tx: Tx, { key, aisId }: CarriedErasures['lifted'][number]): Promise<void> {
  await tx.erasedPerson.deleteMany({ where: { key } })
  if (aisId === null || (await tx.member.count({ where: { aisId } })) > 0) return
  await tx.member.updateMany({ where: { aisId: pseudonymOf(key) }, data: { aisId } })
}

/** But for those that the restored database had, as its record says, and has no more: it is the later of the two. */
async function notLifted(tx: Tx, marks: CarriedErasures['marks']): Promise<CarriedErasures['marks']> {
  const here = new Set((await tx.erasedPerson.findMany()).map(({ key }) => key))
  const done = await tx.erasure.findMany({ where: { doneAt: { not: null } }, select: { doneAt: true } })
  const seen = new Set(done.map(({ doneAt }) => doneAt?.getTime()))
  return marks.filter(({ key, erasedAt }) => here.has(key) || !seen.has(erasedAt.getTime()))
}

async function keepRecords(tx: Tx, done: CarriedErasures['done']): Promise<void> {
  for (const record of done) {
    const { askedAt, doneAt } = record
    if ((await tx.erasure.count({ where: { askedAt, doneAt } })) === 0)
      await tx.erasure.create({ data: record })
  }
}
