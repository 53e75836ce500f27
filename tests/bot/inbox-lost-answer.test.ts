import { expect, test, vi } from 'vitest'
import { Inbox } from '../../bot/inbox/inbox.ts'
import { systemClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database, Tx } from '../../db/client.ts'
import { waitingLines } from '../../db/repos/updates.ts'
import { freshDatabase, TEST_DIALECT } from '../support/database.ts'

/** Milliseconds that the server is busy with it still. */
const LANDS_AFTER_MS = 200

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

/** A database whose commit `number` fails for its caller and lands while the next transaction waits for its rows. */
function landingLate(database: Database, number: number): Database {
  let commits = 0
  let land: () => void = () => undefined
  const write = new Proxy(database.write, {
    get: (client, name) => {
      if (name !== '$transaction') return Reflect.get(client, name)
      return (work: (tx: Tx) => Promise<unknown>) => {
        const at = ++commits
        // The next one is at the server when the late one lands: it has waited for it, or it has not seen it.
        if (at !== number) {
          setTimeout(land, LANDS_AFTER_MS)
          return client.$transaction(work)
        }
        return new Promise((_, lost) => {
          const landing = new Promise<void>((resolve) => {
            land = resolve
          })
          void client.$transaction(async (tx) => {
            await work(tx as Tx)
            lost(new Error('the connection was lost'))
            await landing
          })
        })
      }
    },
  })
  return { ...database, write }
}

function startInbox(database: Database, alone: boolean) {
  const handled: string[] = []
  const inbox = new Inbox({
    database,
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
  return { inbox, handled }
}

test.each([
  ['alone', true, 1],
  ['beside others, when it was taken', false, 1],
  ['beside others, when its end was written', false, 2],
])('an update is handled once though the answer to its commit was lost: %s', async (_, alone, lostAt) => {
  const database = await freshDatabase()
  let commits = 0
  const { inbox, handled } = startInbox(
    losingAnswers(database, () => ++commits === lostAt),
    alone,
  )
  const update = { updateId: '7', line: '1001', body: '{}' }
  // Who brought it is told that it was not written, and brings it again.
  await inbox.record(update).catch(() => inbox.record(update))
  await inbox.idle()
  expect(handled).toEqual(['7'])
  expect(await database.read.inboundUpdate.findMany()).toMatchObject([
    { state: 'answered', epoch: null, attempts: 1 },
  ])
})

// One writer, as SQLite has, lands before anybody else begins.
const onServer = test.runIf(TEST_DIALECT === 'postgres')

onServer('an update whose claim lands after all is handled before the next one of its person', async () => {
  const database = await freshDatabase()
  const { inbox, handled } = startInbox(landingLate(database, 1), false)
  for (const updateId of ['7', '8']) await inbox.record({ updateId, line: '1001', body: '{}' })
  await vi.waitUntil(
    async () => {
      // As the sweep does each second.
      inbox.want(await waitingLines(database.read, 1, 10))
      return handled.length === 2
    },
    { timeout: 10_000 },
  )
  await inbox.idle()
  expect(handled).toEqual(['7', '8'])
})
