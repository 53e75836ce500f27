import { onTestFinished } from 'vitest'
import { CallbackCodec } from '../../core/callback-data.ts'
import type { Clock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import { LateCommits } from '../../db/late-commits.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { openWorker } from '../../db/worker.ts'
import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { JobContext } from '../../jobs/context.ts'
import { LocalBucket } from '../../jobs/sender/bucket.ts'
import { BulkLane } from '../../jobs/sender/bulk-lane.ts'
import { ChatPace } from '../../jobs/sender/chat-pace.ts'
import { Outage } from '../../jobs/sender/outage.ts'
import { Pace } from '../../jobs/sender/pace.ts'
import { ClaimWindow } from '../../jobs/sender/post.ts'
import { createTelegramFiles } from '../../jobs/sender/telegram-files.ts'
import { createTelegramSender } from '../../jobs/sender/telegram-sender.ts'
import { freshDatabase } from '../support/database.ts'
import { type FakeTelegram, startFakeTelegram } from './fake-telegram.ts'

export interface JobBench {
  context: JobContext
  database: Database
  telegram: FakeTelegram
  /** the clock of the jobs; runs on from where it is set */
  setClock: (iso: string) => void
}

const RATE = 1000
const MONDAY = '2022-11-21T09:00:00+03:00'

/** A job context on a database of its own and a Bot API on loopback, at Monday 09:00 in Moscow. */
export async function jobBench(options: { patient?: boolean; rate?: number } = {}): Promise<JobBench> {
  const database = await freshDatabase()
  const telegram = await startFakeTelegram()
  let offset = Date.parse(MONDAY) - Date.now()
  const clock: Clock = { now: () => new Date(Date.now() + offset) }
  const log = createLogger('silent')
  const worker = await openWorker(database, log, { role: 'jobs', alone: true })
  const sender = createTelegramSender({ token: '1:test', apiRoot: telegram.url })
  onTestFinished(async () => {
    await sender.close()
    await worker.close()
  })
  const pace = new Pace(new LocalBucket(options.rate ?? RATE))
  const post = {
    sender,
    pace: pace,
    chats: new ChatPace(),
    window: new ClaimWindow(),
    lateCommits: new LateCommits(),
    outage: new Outage(log),
    paid: undefined,
    isHeard: () => true,
    stopping: () => false,
  }
  const env = { TIME_ZONE: 'Europe/Moscow', SEND_RATE: 30 }
  const codec = new CallbackCodec('s'.repeat(32))
  const context = {
    env,
    database,
    clock,
    log,
    codec,
    worker,
    post,
    outboxPost: post,
    bulkLane: new BulkLane(pace, () => 1),
    files: createTelegramFiles({ token: '1:test', apiRoot: telegram.url }),
    patient: options.patient ?? false,
  }
  const setClock = (iso: string) => {
    offset = Date.parse(iso) - Date.now()
  }
  return { context, database, telegram, setClock }
}

let serial = 0

/** A message of the outbox for a new account; returns its row's id and account. */
export async function planMessage(
  { database, context }: JobBench,
  externalId: string,
  fields: Partial<OutgoingMessage> = {},
): Promise<{ id: number; accountId: number }> {
  const now = context.clock.now()
  return transact(database, async (tx) => {
    const account = await tx.account.upsert({
      where: { channel_externalId: { channel: 'telegram', externalId } },
      create: { channel: 'telegram', externalId, firstSeenAt: now },
      update: {},
    })
    const dedupeKey = `test:${serial++}`
    await appendOutbox(
      tx,
      {
        accountId: account.id,
        kind: 'test',
        dedupeKey,
        lane: 'realtime',
        class: 'reminder',
        screen: { text: { key: 'common.stale' } },
        notBefore: now,
        ...fields,
      },
      now,
    )
    const { id } = await tx.outboxMessage.findUniqueOrThrow({
      where: { dedupeKey: fields.dedupeKey ?? dedupeKey },
    })
    return { id, accountId: account.id }
  })
}
