import type { WholeReading } from '../core/metrics/whole.ts'
import type { Whole } from './facts.ts'

/** A look as the gauges show it. */
export function toReading(whole: Whole): WholeReading {
  const { at, inbox } = whole
  const age = (moment: Date | undefined) => (moment ? Math.max(0, at.getTime() - moment.getTime()) / 1000 : 0)
  return {
    queues: whole.outbox,
    lags: [
      ...whole.outbox.map(({ lane, class: each, head }) => ({
        ...{ queue: 'outbox' as const, lane, class: each, seconds: age(head?.dueAt) },
      })),
      ...oldestByClass(whole).map(([each, dueAt]) => ({
        ...{ queue: 'broadcast' as const, lane: 'bulk', class: each, seconds: age(dueAt) },
      })),
    ],
    broadcasts: whole.broadcasts,
    deliveries: whole.deliveries,
    inbox: inbox.counts,
    inboxLagSeconds: age(inbox.head?.receivedAt),
    workers: whole.workers,
    lanes: whole.lanes.map(({ lane, restMs, factor }) => ({ lane, restSeconds: restMs / 1000, factor })),
    jobs: whole.jobs,
  }
}

function oldestByClass({ broadcastHeads }: Whole): Array<[string, Date]> {
  const oldest = new Map<string, Date>()
  for (const { class: each, dueAt } of broadcastHeads) {
    const known = oldest.get(each)
    if (!known || dueAt < known) oldest.set(each, dueAt)
  }
  return [...oldest]
}
