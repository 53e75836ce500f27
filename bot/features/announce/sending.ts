import type { Database } from '../../../db/client.ts'
import { type Estimate, estimateAudience, estimateZones } from '../../../db/finish-estimate.ts'
import type { BroadcastRow } from '../../../db/repos/broadcast.ts'
import { starsFor } from '../../../domain/broadcast/share.ts'
import type { Draft } from './draft.ts'

/** How fast this bot sends, and what that may cost. */
export interface Pace {
  /** messages a second */
  rate: number
  /** most Stars one broadcast may cost; undefined where sending is free */
  starsLimit?: number | undefined
  /** of people who have none of their own */
  timeZone: string
}

export type Sources = Pick<Database, 'read' | 'apart' | 'counts'>

export interface Plan extends Estimate {
  startAt: Date
  /** most Stars it costs; 0 where the pace is free */
  stars: number
  tooDear: boolean
}

/** What becomes of a draft that is sent now. */
export async function planDraft(sources: Sources, draft: Draft, pace: Pace, now: Date): Promise<Plan> {
  const startAt = draft.startAt && draft.startAt > now ? draft.startAt : now
  const { orgId, role, category } = draft
  const estimate = await estimateAudience(
    sources,
    { orgId, role, category: category ?? null },
    { class: draft.class, quietHours: true, startAt },
    { ratePerSecond: pace.rate, defaultZone: pace.timeZone },
  )
  const stars = starsFor(estimate.accounts, pace.rate)
  return { ...estimate, startAt, stars, tooDear: stars > (pace.starsLimit ?? Number.POSITIVE_INFINITY) }
}

/** When a broadcast that is under way ends; undefined where it is not, or nobody is left. */
export async function planRest(
  sources: Sources,
  row: BroadcastRow,
  pace: Pace,
  now: Date,
): Promise<Estimate | undefined> {
  if (row.status !== 'running' || !row.plannedAt) return undefined
  const { waiting } = await sources.counts.of(row.id)
  if (waiting.length === 0) return undefined
  return estimateZones(sources, waiting, { ...row, startAt: now }, pace.rate)
}
