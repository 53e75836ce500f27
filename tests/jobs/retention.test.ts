import { expect, test } from 'vitest'
import { forgetUpdates } from '../../db/repos/parked-updates.ts'
import { freshDatabase } from '../support/database.ts'

const DAY_MS = 24 * 3_600_000

test('updates that are over are forgotten after their days; what waits is not, however old; a second run finds nothing', async () => {
  const database = await freshDatabase()
  const now = new Date('2026-11-25T00:00:00Z')
  const rows: Array<[state: string, days: number, body: string]> = [
    ['answered', 3, ''],
    ['answered', 1, ''],
    ['new', 3, '{}'],
    ['parked', 3, '{}'],
    ['parked', 31, '{}'],
  ]
  await database.write.inboundUpdate.createMany({
    data: rows.map(([state, days, body], at) => {
      const receivedAt = new Date(now.getTime() - days * DAY_MS)
      return {
        ...{ channel: 'telegram', updateId: String(at), line: '1' },
        ...{ state, body, receivedAt, stateAt: now },
      }
    }),
  })
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  expect(await forgetUpdates(database.write, ago(2), ago(30))).toBe(2)
  expect(await forgetUpdates(database.write, ago(2), ago(30))).toBe(0)
  const left = await database.read.inboundUpdate.findMany({ orderBy: { id: 'asc' } })
  expect(left.map(({ updateId }) => updateId)).toEqual(['1', '2', '3'])
})
