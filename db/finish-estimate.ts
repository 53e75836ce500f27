import type { Audience } from '../domain/broadcast/broadcast.ts'
import { finishInterval, type Zone } from '../domain/broadcast/finish.ts'
import { quietHoursOf } from '../domain/broadcast/sending.ts'
import { type Rival, shareBeside } from '../domain/broadcast/share.ts'
import { restNow } from '../domain/outbox/lane-rest.ts'
import type { MessageClass } from '../domain/outbox/ports.ts'
import type { Database } from './client.ts'
import { realNow } from './real-now.ts'
import { zoneCounts } from './repos/audience.ts'
import { broadcastsIn } from './repos/broadcast.ts'
import { laneRest } from './repos/lane-pause.ts'

type Source = Pick<Database, 'read' | 'apart' | 'counts'>

/** What is to be sent, as far as its end depends on it. */
export interface Sending {
  class: MessageClass
  /** nobody is written to in their night */
  quietHours: boolean
  startAt: Date
  /** the broadcast itself, which does not compete with itself */
  id?: number
}

export interface Estimate {
  accounts: number
  from: Date
  to: Date
  /** somebody's night puts the end off */
  nightWaits: boolean
}

/** When a broadcast to an audience will have ended, as people's clocks, others' broadcasts and the messenger allow. */
export async function estimateAudience(
  source: Source,
  audience: Audience,
  sending: Sending,
  pace: { ratePerSecond: number; defaultZone: string },
): Promise<Estimate> {
  const zones = await zoneCounts(source, audience, sending.startAt, pace.defaultZone)
  return estimateZones(source, zones, sending, pace.ratePerSecond)
}

/** The same for people that are counted already. */
export async function estimateZones(
  source: Source,
  zones: readonly Zone[],
  sending: Sending,
  ratePerSecond: number,
): Promise<Estimate> {
  const accounts = zones.reduce((sum, zone) => sum + zone.accounts, 0)
  const now = await realNow(source.read)
  const { until, factor } = restNow(await laneRest(source.read, 'bulk'), now)
  const restMs = until ? until.getTime() - now.getTime() : 0
  const rivals = await rivalsOf(source, sending)
  const question = {
    ...{ zones, ratePerSecond },
    startAt: new Date(sending.startAt.getTime() + restMs),
    share: shareBeside(sending.class, accounts, rivals) * factor,
  }
  const interval = finishInterval({ ...question, quiet: quietHoursOf(sending) })
  const awake = finishInterval(question)
  return { accounts, ...interval, nightWaits: interval.from > awake.from }
}

async function rivalsOf({ read, counts }: Source, { id, startAt }: Sending): Promise<Rival[]> {
  const rows = await broadcastsIn(read, ['running', 'scheduled'], startAt)
  return Promise.all(
    rows
      .filter((row) => row.id !== id)
      .map(async (row) => {
        if (!row.plannedAt) return { class: row.class, left: undefined }
        const { planned, claimed } = (await counts.of(row.id)).counts
        return { class: row.class, left: planned + claimed }
      }),
  )
}
