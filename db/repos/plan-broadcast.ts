import { type AudienceRole, PLAN_PAGE } from '../../domain/broadcast/broadcast.ts'
import { quietHoursOf } from '../../domain/broadcast/sending.ts'
import type { Tx } from '../client.ts'
import { planPage } from './audience.ts'
import { toCategory, toMessageClass } from './reach.ts'

/** Plans the next page of recipients: rows and cursor move together. Returns how many; 0 when planning is over. */
export async function planNextPage(
  tx: Tx,
  id: number,
  { now, defaultZone }: { now: Date; defaultZone: string },
): Promise<number> {
  const row = await tx.broadcast.findUnique({ where: { id } })
  if (row?.status !== 'running' || row.plannedAt) return 0
  const quietHours =
    quietHoursOf({ quietHours: row.quietHours, class: toMessageClass(row.class) }) !== undefined
  const page = await planPage(tx, {
    ...{ orgId: row.orgId, role: row.role as AudienceRole, category: toCategory(row.category), quietHours },
    ...{ broadcastId: id, cursor: row.cursor ?? 0, limit: PLAN_PAGE, now, defaultZone },
  })
  // The condition keeps two planners apart: the page of the one that comes second is undone.
  const { count } = await tx.broadcast.updateMany({
    where: { id, cursor: row.cursor, plannedAt: null },
    data: page ? { cursor: page.last } : { plannedAt: now },
  })
  if (count === 0) throw new PlannedByAnother()
  return page?.planned ?? 0
}

/** Two workers planned the same page at once; the work of the second is rolled back. */
export class PlannedByAnother extends Error {
  constructor() {
    super('this page of recipients was planned by another worker')
    this.name = 'PlannedByAnother'
  }
}
