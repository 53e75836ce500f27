import { counter, histogram } from './registry.ts'

/** A person feels a delay above a second; ours is to be below 200 ms. */
const UPDATE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60]

/** What may become of an update. `refused`: it could not be recorded, the messenger will bring it again. */
const STEPS = ['received', 'duplicate', 'refused', 'answered', 'parked'] as const
export type UpdateStep = (typeof STEPS)[number]

const updates = counter('pervichka_updates_total', 'Updates of the messenger, by step', ['step'])
const latency = histogram(
  'pervichka_update_seconds',
  'From the receipt of an update to its answer',
  UPDATE_BUCKETS,
)

for (const step of STEPS) updates.inc({ step }, 0)

export function noteUpdates(step: Exclude<UpdateStep, 'answered'>, count: number): void {
  updates.inc({ step }, count)
}

export function noteAnswered(seconds: number): void {
  updates.inc({ step: 'answered' })
  latency.observe(seconds)
}
