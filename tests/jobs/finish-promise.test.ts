import { expect, test } from 'vitest'
import { estimateAudience } from '../../db/finish-estimate.ts'
import { createBroadcast, findBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { loudFrom } from '../../domain/broadcast/quiet-hours.ts'
import { quietHours } from '../../domain/broadcast/sending.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { type JobBench, jobBench } from './job-bench.ts'

/** As fast as the bench sends. */
const PACE = { ratePerSecond: 1000, defaultZone: 'Europe/Moscow' }
const ZONES = ['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Vladivostok', 'Asia/Kamchatka']

/** Three people by the clock of each zone. */
async function people({ database }: JobBench): Promise<void> {
  for (const [at, timeZone] of ZONES.entries()) {
    const data = { aisId: timeZone, path: `/${at}/`, level: 'regional', name: timeZone, searchName: '' }
    await database.write.organisation.create({ data: { ...data, timeZone } })
    await database.write.account.createMany({
      data: [1, 2, 3].map((n) => ({
        ...{ channel: 'telegram', externalId: `${at}${n}`, firstSeenAt: new Date(0), timeZone },
      })),
    })
  }
}

/** Runs a broadcast until it has ended; where all who are left sleep, the clock goes to the first morning. */
async function runToTheEnd({ database, context, setClock }: JobBench, id: number): Promise<Date> {
  for (let mornings = 0; mornings <= ZONES.length; mornings++) {
    await runBroadcasts(context)
    const { finishedAt } = (await findBroadcast(database.read, id)) ?? {}
    if (finishedAt) return finishedAt
    const now = context.clock.now()
    const left = await database.read.delivery.findMany({ where: { state: 'planned' } })
    const wakes = left.map(({ utcOffset }) => loudFrom(now, utcOffset, quietHours).getTime())
    setClock(new Date(Math.min(...wakes)).toISOString())
  }
  throw new Error('the broadcast does not end')
}

test.each([
  ['all are awake', '2022-11-21T12:00:00+03:00', false],
  ['the far east sleeps', '2022-11-21T16:00:00+03:00', true],
  ['the west sleeps', '2022-11-21T02:30:00+03:00', true],
])('the end that is promised when %s holds the end that comes', async (_, startsAt, nightWaits) => {
  const bench = await jobBench()
  const { database, context, setClock } = bench
  await people(bench)
  setClock(startsAt)
  const startAt = context.clock.now()
  const what = { class: 'announcement', quietHours: true, startAt } as const
  const audience = { orgId: null, role: 'all' } as const
  const promise = await estimateAudience(database, audience, what, PACE)
  expect(promise).toMatchObject({ accounts: 12, nightWaits })
  const news = { text: 'Собрание', ...audience, ...what }
  const id = await transact(database, (tx) => createBroadcast(tx, news, startAt))
  const end = await runToTheEnd(bench, id)
  expect(end.getTime()).toBeGreaterThanOrEqual(promise.from.getTime())
  expect(end.getTime()).toBeLessThanOrEqual(promise.to.getTime())
})
