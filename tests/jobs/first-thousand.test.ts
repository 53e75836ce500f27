import { expect, test } from 'vitest'
import type { JobContext } from '../../jobs/context.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'
import { numberBehind } from '../support/database.ts'
import { type JobBench, jobBench } from './job-bench.ts'

const OFFICES = 1200
const JOBS = { summaries: planSummaries, reminders: planReminders }
const AT = new Date('2022-11-01T00:00:00Z')

/** Schools with an empty passport: those of `inChat` have a chair in the chat, the others an address only. */
async function schools({ database }: JobBench, inChat: (id: number) => boolean): Promise<void> {
  const { write } = database
  const ids = Array.from({ length: OFFICES }, (_, at) => at + 1)
  await write.organisation.createMany({
    data: ids.map((id) => ({
      ...{
        id,
        aisId: `o${id}`,
        path: `/${id}/`,
        level: 'primary',
        name: `Школа № ${id}`,
        searchName: 'школа',
      },
    })),
  })
  await write.office.createMany({ data: ids.map((id) => ({ id, orgId: id })) })
  await write.term.createMany({
    data: ids.map((id) => ({
      ...{ officeId: id, email: `c${id}@school.example`, emailConsent: true, startedAt: AT },
    })),
  })
  await write.account.createMany({
    data: ids.map((id) => ({ id, channel: 'telegram', externalId: String(id), firstSeenAt: AT })),
  })
  await write.officeBinding.createMany({ data: ids.filter(inChat).map(bindingOf) })
  await numberBehind(database, 'Account')
}

function bindingOf(id: number) {
  return { accountId: id, officeId: id, access: 'limited', method: 'phone', boundAt: AT }
}

/** Planning whose process is killed at its `looks`-th look at the clock. */
function killedAt({ context }: JobBench, looks: number): JobContext {
  let left = looks
  const now = () => {
    if (--left === 0) throw new Error('killed')
    return context.clock.now()
  }
  return { ...context, clock: { now } }
}

test.each(Object.entries(JOBS))(
  'the first %s are in the chats while the last are still planned',
  async (_, plan) => {
    const bench = await jobBench()
    await schools(bench, () => true)
    let sentMeanwhile: number | undefined
    const planning = plan(bench.context).then(({ planned }) => {
      sentMeanwhile = bench.telegram.delivered.length
      return planned
    })
    while (sentMeanwhile === undefined) await runOutbox(bench.context)
    expect(await planning).toBe(OFFICES)
    expect(sentMeanwhile).toBeGreaterThan(0)
    await runOutbox(bench.context)
    expect(new Set(bench.telegram.delivered.map(({ chatId }) => chatId)).size).toBe(OFFICES)
    expect(bench.telegram.delivered).toHaveLength(OFFICES)
  },
)

test.each(Object.entries(JOBS))(
  'planning of %s that is killed in the middle goes on where it was, and nobody gets two, in the chat or by mail',
  async (_, plan) => {
    const bench = await jobBench()
    const { database } = bench
    await schools(bench, (id) => id % 2 === 0)
    const env = { ...bench.context.env, SMTP_URL: 'smtp://localhost' }
    const planned = () => database.read.outboxMessage.findMany({ orderBy: { id: 'asc' } })
    await expect(plan({ ...killedAt(bench, 10), env })).rejects.toThrow('killed')
    const before = await planned()
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(OFFICES)
    // One who was told by mail comes into the chat before the next run, and one who was not.
    await database.write.officeBinding.createMany({ data: [1, OFFICES - 1].map(bindingOf) })
    const { planned: rest } = await plan({ ...bench.context, env })
    expect(rest).toBe(OFFICES - before.length)
    const orgs = (await planned()).map(({ orgId }) => orgId)
    expect(new Set(orgs).size).toBe(OFFICES)
    expect(orgs).toHaveLength(OFFICES)
    expect((await plan({ ...bench.context, env })).planned).toBe(0)
  },
)
