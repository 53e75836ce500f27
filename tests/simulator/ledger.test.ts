import { expect, test } from 'vitest'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { LedgerEntry } from '../../simulator/types.ts'
import { startProduct } from '../support/product.ts'

test('what a broadcast says of each recipient is what the messenger’s own ledger says, through its faults', async () => {
  const { database, clock, simulator, jobs } = await startProduct()
  const now = clock.now()
  const text = 'Собрание в пятницу, 15:00'
  const id = await transact(database, (tx) =>
    createBroadcast(tx, { text, orgId: null, role: 'all', class: 'announcement', startAt: now }, now),
  )
  simulator.state.faults = { throttle: { calls: 1, retryAfter: 1 }, html502After: 1, resetBefore: 1 }
  await jobs().drain()
  const rows = await database.read.delivery.findMany({ where: { broadcastId: id } })
  const answer = await fetch(`${simulator.url}/sim/ledger`)
  const ledger = ((await answer.json()) as LedgerEntry[]).filter((entry) => entry.text === text)
  const accounts = await database.read.account.findMany()
  const chatOf = new Map(accounts.map((account) => [account.id, Number(account.externalId)]))
  const told = (accountId: number) => ledger.filter(({ chatId }) => chatId === chatOf.get(accountId))
  expect(rows.length).toBeGreaterThan(3)
  for (const { state, accountId, messageId } of rows) {
    if (state === 'sent') expect(told(accountId).map((entry) => String(entry.messageId))).toEqual([messageId])
    else expect(told(accountId).length).toBeLessThanOrEqual(state === 'unknown' ? 1 : 0)
  }
  expect(rows.filter(({ state }) => state === 'unknown').length).toBeLessThanOrEqual(2)
})
