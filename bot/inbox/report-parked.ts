import type { Logger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import { appendNotice } from '../../db/repos/notices.ts'
import { unionAdmins } from '../../db/repos/union-admins.ts'
import { transact } from '../../db/unit-of-work.ts'

/** Says in the log which updates were given up; nothing of what the person wrote. */
export function logParked(
  log: Logger,
  parked: ReadonlyArray<{ updateId: string; reason: string | null }>,
): void {
  for (const { updateId, reason } of parked)
    log.error({ updateId, reason }, 'an update is parked: see `cli doctor`')
}

/** Tells the union's admins that updates wait for an operator: once a day, however many there are. */
export async function tellParked(database: Database, today: string, now: Date): Promise<void> {
  await transact(database, async (tx) => {
    for (const accountId of await unionAdmins(tx)) {
      const screen = {
        text: { key: 'inbox.parked' as const },
        buttons: [[{ label: { key: 'common.home' as const }, route: 'menu' }]],
      }
      const key = { kind: 'update.parked', dedupeKey: `update.parked:${accountId}:${today}` }
      await appendNotice(tx, { accountId, ...key, screen }, now)
    }
  })
}
