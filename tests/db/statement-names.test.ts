import { expect, test } from 'vitest'
import { statementNames } from '../../db/postgres.ts'

const listOf = (length: number) => {
  const values = Array.from({ length }, (_, at) => `$${at + 1}`)
  return { sql: `SELECT 1 FROM "Member" WHERE "id" IN (${values.join(',')})` }
}

test('a statement has one name for good, and each its own', () => {
  const nameOf = statementNames()
  const [first, second] = [nameOf({ sql: 'SELECT 1' }), nameOf({ sql: 'SELECT 2' })]
  expect(first).not.toBe('')
  expect(second).not.toBe(first)
  expect(nameOf({ sql: 'SELECT 1' })).toBe(first)
})

test('lists of every length leave names for the statements that come after them', () => {
  const nameOf = statementNames()
  for (let length = 1; length <= 2_000; length++) nameOf(listOf(length))
  expect(nameOf({ sql: 'SELECT "hot"' })).not.toBe('')
  expect(nameOf(listOf(24))).not.toBe('')
  expect(nameOf(listOf(25))).toBe('')
})

test('a server keeps no more than 300 of them for a connection', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 1_000 }, (_, at) => nameOf({ sql: `SELECT ${at}` }))
  expect(new Set(names.filter(Boolean)).size).toBe(300)
  expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0])
})
