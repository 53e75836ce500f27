import { setImmediate as othersFirst } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { commandBroadcast, findBroadcast } from '../../db/repos/broadcast.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { BroadcastCommand, BroadcastStatus } from '../../domain/broadcast/broadcast.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { type JobBench, jobBench } from './job-bench.ts'
import { announce, people } from './people.ts'

const counts = ({ database }: JobBench, id: number) => countDeliveries(database.read, id)

const SENT: Outcome = { kind: 'sent', messageId: '1' }

const command = ({ database, context }: JobBench, id: number, name: BroadcastCommand) =>
  transact(database, (tx) => commandBroadcast(tx, id, name, context.clock.now()))

/** Lets the jobs go on until a broadcast is so. */
async function until({ database }: JobBench, id: number, status: BroadcastStatus): Promise<void> {
  while ((await findBroadcast(database.read, id))?.status !== status) await othersFirst()
}

/** Runs broadcasts beside one that takes until `end`; a message of the others becomes what `answer` says. */
async function beside(bench: JobBench, answer: (chat: string) => Outcome | Promise<Outcome>) {
  await announce(bench, { text: 'Долгое' })
  let last: (outcome: Outcome) => void = () => undefined
  const held = new Promise<Outcome>((resolve) => {
    last = resolve
  })
  const send = async (chat: string, { html }: { html: string }) =>
    html !== 'Долгое' ? answer(chat) : chat === '100' ? held : SENT
  const { post } = bench.context
  const running = runBroadcasts({ ...bench.context, post: { ...post, sender: { ...post.sender, send } } })
  const end = async () => {
    last(SENT)
    await running
  }
  return { end }
}

test('a broadcast resumed while another one is being sent goes on: its old errors are forgotten', async () => {
  const bench = await jobBench()
  await people(bench, 300)
  const id = await announce(bench)
  let ill = true
  const { end } = await beside(bench, () => (ill ? { kind: 'rejected', code: 'telegram_400' } : SENT))
  await until(bench, id, 'paused')
  ill = false
  await command(bench, id, 'resume')
  await until(bench, id, 'finished')
  await end()
  const { failed, sent } = await counts(bench, id)
  expect(sent).toBeGreaterThan(100)
  expect(failed + sent).toBe(300)
})

test('a broadcast paused in the middle goes on where it stood when it is resumed: everybody once', async () => {
  const bench = await jobBench()
  await people(bench, 300)
  const id = await announce(bench)
  const chats: string[] = []
  const { end } = await beside(bench, async (chat) => {
    chats.push(chat)
    if (chats.length === 50) await command(bench, id, 'pause')
    return SENT
  })
  await until(bench, id, 'paused')
  while ((await counts(bench, id)).claimed > 0) await othersFirst()
  const { sent, planned } = await counts(bench, id)
  expect(planned).toBeGreaterThan(100)
  expect(sent).toBe(300 - planned)
  expect(chats).toHaveLength(sent)
  await command(bench, id, 'resume')
  await until(bench, id, 'finished')
  await end()
  expect(await counts(bench, id)).toMatchObject({ sent: 300 })
  expect(chats).toHaveLength(300)
  expect(new Set(chats).size).toBe(300)
})

test('people who switched announcements off do not pause a broadcast', async () => {
  const bench = await jobBench()
  await people(bench, 100)
  const muted = Array.from({ length: 80 }, (_, at) => at + 1)
  await bench.database.write.mutedCategory.createMany({
    data: muted.map((accountId) => ({ accountId, category: 'announcement', mutedAt: new Date(0) })),
  })
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 20, skipped: 80 })
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'finished' })
})

test('that a broadcast without an author paused itself is told to the admins of the union, each once', async () => {
  const bench = await jobBench()
  await people(bench, 100)
  const { write } = bench.database
  const union = { aisId: 'U', path: '/1/', level: 'union', name: 'U', searchName: 'u' }
  const { id: orgId } = await write.organisation.create({ data: union })
  const grant = { role: 'admin', orgId, grantedAt: new Date(0) }
  await write.roleGrant.createMany({ data: [7, 8].map((accountId) => ({ ...grant, accountId })) })
  const id = await announce(bench)
  const { end } = await beside(bench, () => ({ kind: 'rejected', code: 'telegram_400' }))
  await until(bench, id, 'paused')
  await end()
  await runOutbox(bench.context)
  expect(bench.telegram.delivered.map(({ chatId }) => chatId).sort()).toEqual(['7', '8'])
  expect(bench.telegram.delivered.at(0)?.text).toContain(`№ ${id} остановлено`)
})
