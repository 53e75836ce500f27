import { expect, test } from 'vitest'
import { findBroadcast } from '../../db/repos/broadcast.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { type JobBench, jobBench } from './job-bench.ts'
import { announce, people } from './people.ts'

const counts = ({ database }: JobBench, id: number) => countDeliveries(database.read, id)

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
