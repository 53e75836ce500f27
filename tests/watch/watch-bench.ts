import { expect, onTestFinished } from 'vitest'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { jobLateness } from '../../jobs/lanes/lateness.ts'
import type { CheckResult } from '../../watch/health.ts'
import { startWatch } from '../../watch/start-watch.ts'
import type { JobBench } from '../jobs/job-bench.ts'

const log = createLogger('silent')

/** The watch of a process on the bench's database, asked over HTTP; its monotonic clock is moved by hand. */
export async function watched(bench: JobBench, environment: NodeJS.ProcessEnv = {}) {
  let ms = 0
  const { database, context } = bench
  const options = { database, clock: context.clock, timeZone: 'Europe/Moscow' }
  const daily = { job: 'gap-reminders', cron: '10 * * * *', comment: 'each hour' }
  const watch = await startWatch({
    ...{ database, clock: context.clock, log, monotonicMs: () => ms },
    env: readEnv({ ADMIN_PORT: '0', ...environment }),
    lateness: () => jobLateness({ ...options, schedule: [daily] }),
  })
  onTestFinished(() => watch.close())
  const get = (path: string) => fetch(`http://127.0.0.1:${watch.port}${path}`)
  return {
    port: watch.port ?? 0,
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
    metrics: async () => {
      const response = await get('/metrics')
      expect(response.headers.get('content-type')).toContain('text/plain')
      return response.text()
    },
    /** the status of /healthz and the checks that fail */
    health: async () => {
      const response = await get('/healthz')
      const { ok, checks } = (await response.json()) as { ok: boolean; checks: CheckResult[] }
      expect(ok).toBe(response.status === 200)
      return [response.status, ...checks.filter((check) => !check.ok).map(({ name }) => name)]
    },
  }
}

/** People who pressed /start. */
export async function people({ database }: JobBench, ids: number[]): Promise<void> {
  const rows = ids.map((id) => ({
    ...{ id, channel: 'telegram', externalId: `77${id}`, firstSeenAt: new Date(0) },
  }))
  await database.write.account.createMany({ data: rows })
}

/** An announcement to everybody, due now. */
export function announce({ database, context }: JobBench): Promise<number> {
  const now = context.clock.now()
  const broadcast = { text: 'Общее собрание', orgId: null, role: 'all', class: 'announcement' } as const
  return transact(database, (tx) => createBroadcast(tx, { ...broadcast, startAt: now }, now))
}
