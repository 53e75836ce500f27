import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { claimDeliveries } from '../../db/repos/deliveries.ts'
import { claimMessages } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const DUE = 200
const LIMIT = 5
const MESSAGE = {
  kind: 'x',
  class: 'announcement',
  screen: '{}',
  notBefore: NOW,
  createdAt: NOW,
  stateAt: NOW,
}

/** A server that joins in loops: it may look for the due ones once for each row of the table. */
async function looping(): Promise<Database> {
  const { url, write } = await freshDatabase()
  const name = new URL(url).pathname.slice(1)
  for (const way of ['hashjoin', 'mergejoin', 'hashagg', 'sort', 'material'])
    await write.$executeRawUnsafe(`ALTER DATABASE "${name}" SET enable_${way} = off`)
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const accounts = Array.from({ length: DUE }, (_, at) => ({
    ...{ id: at + 1, channel: 'telegram', externalId: String(at + 1), firstSeenAt: NOW },
  }))
  await write.account.createMany({ data: accounts })
  return database
}

test('no more messages are claimed than were asked for, however the server looks for them', async () => {
  const database = await looping()
  const rows = Array.from({ length: DUE }, (_, at) => ({
    ...{ ...MESSAGE, accountId: at + 1, dedupeKey: `x:${at}`, lane: 'bulk' },
  }))
  await database.write.outboxMessage.createMany({ data: rows })
  const claim = { lane: 'bulk' as const, epoch: 1, limit: LIMIT, now: NOW }
  const claimed = await transact(database, (tx) => claimMessages(tx, claim), { statementsStandAlone: true })
  expect(claimed).toHaveLength(LIMIT)
})

test('no more recipients are claimed than were asked for, however the server looks for them', async () => {
  const database = await looping()
  const { id: broadcastId } = await database.write.broadcast.create({
    data: {
      ...{ text: 'x', role: 'all', class: 'announcement', status: 'running', startAt: NOW, createdAt: NOW },
    },
  })
  const rows = Array.from({ length: DUE }, (_, at) => ({
    ...{ broadcastId, accountId: at + 1, notBefore: NOW, stateAt: NOW },
  }))
  await database.write.delivery.createMany({ data: rows })
  const claim = { broadcastId, epoch: 1, limit: LIMIT, now: NOW, quiet: undefined }
  const claimed = await transact(
    database,
    (tx) => claimDeliveries(tx, { ...claim, category: undefined, cap: undefined }),
    { statementsStandAlone: true },
  )
  expect(claimed).toHaveLength(LIMIT)
})
