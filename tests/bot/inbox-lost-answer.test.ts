import { expect, test } from 'vitest'
import { Inbox } from '../../bot/inbox/inbox.ts'
import { systemClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'

/** A database that commits and then does not say so, whenever `loses` holds. */
function losingAnswers(database: Database, loses: () => boolean): Database {
  const write = new Proxy(database.write, {
    get: (client, name) => {
      if (name !== '$transaction') return Reflect.get(client, name)
      return async (work: never) => {
        const answer = await client.$transaction(work)
        if (loses()) throw new Error('the connection was lost')
        return answer
      }
    },
  })
  return { ...database, write }
}

test.each([
  ['alone', true, 1],
  ['beside others, when it was recorded', false, 1],
  ['beside others, when it was taken', false, 2],
])('an update is handled once though the answer to its commit was lost: %s', async (_, alone, lostAt) => {
  const database = await freshDatabase()
  let commits = 0
  const handled: string[] = []
  const inbox = new Inbox({
    database: losingAnswers(database, () => ++commits === lostAt),
    clock: systemClock,
    log: createLogger('silent'),
    worker: { channel: 'telegram', epoch: 1, alone, isHeard: () => true },
    handle: async ({ updateId }) => {
      handled.push(updateId)
      return 'answered'
    },
    onFlood: () => undefined,
    onParked: () => undefined,
  })
  const update = { updateId: '7', line: '1001', body: '{}' }
  // Who brought it is told that it was not written, and brings it again.
  await inbox.record(update).catch(() => inbox.record(update))
  await inbox.idle()
  expect(handled).toEqual(['7'])
  expect(await database.read.inboundUpdate.findMany()).toMatchObject([
    { state: 'answered', epoch: null, attempts: 1 },
  ])
})
