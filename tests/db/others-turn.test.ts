import { expect, test } from 'vitest'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase } from '../support/database.ts'

const QUERIES = 1000

test('others get their turn while a job asks one thing after another, in a transaction too', async () => {
  const database = await freshDatabase()
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  const turnsDuring = async (work: () => Promise<void>) => {
    const before = turns
    await work()
    return turns - before
  }
  const outside = await turnsDuring(async () => {
    for (let at = 0; at < QUERIES; at++) await database.read.office.count()
  })
  const inside = await turnsDuring(() =>
    transact(database, async (tx) => {
      for (let at = 0; at < QUERIES; at++) await tx.office.count()
    }),
  )
  clearInterval(timer)
  expect(outside).toBeGreaterThan(3)
  expect(inside).toBeGreaterThan(3)
})
