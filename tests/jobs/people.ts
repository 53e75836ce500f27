import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { NewBroadcast } from '../../domain/broadcast/broadcast.ts'
import type { JobBench } from './job-bench.ts'

/** Accounts 1 to `n` who only pressed /start; a time zone where one is given. */
export async function people(
  { database }: JobBench,
  n: number,
  zones: Record<number, string> = {},
): Promise<void> {
  const rows = Array.from({ length: n }, (_, at) => ({
    ...{ id: at + 1, channel: 'telegram', externalId: `${at + 1}`, firstSeenAt: new Date(0) },
    timeZone: zones[at + 1] ?? null,
  }))
  await database.write.account.createMany({ data: rows })
  for (const timeZone of new Set(Object.values(zones)))
    await database.write.organisation.create({
      data: {
        aisId: timeZone,
        path: `/${timeZone}/`,
        level: 'regional',
        name: timeZone,
        searchName: '',
        timeZone,
      },
    })
}

/** A broadcast to everybody, due now. */
export function announce(bench: JobBench, fields: Partial<NewBroadcast> = {}): Promise<number> {
  const now = bench.context.clock.now()
  const broadcast: NewBroadcast = {
    ...{ text: 'Собрание', orgId: null, role: 'all', class: 'announcement', startAt: now },
    ...fields,
  }
  return transact(bench.database, (tx) => createBroadcast(tx, broadcast, now))
}
