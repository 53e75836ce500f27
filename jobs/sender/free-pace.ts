import type { Bucket } from './bucket.ts'
import { Pace, type PaceQueue } from './pace.ts'
import type { PaidMeter } from './paid-meter.ts'

/**
 * What the outbox goes by where broadcasts are paid for: nobody has agreed to pay for its messages, so they keep to the
 * free pace, within the whole one.
 */
export class FreePace extends Pace {
  constructor(
    free: Bucket,
    private readonly whole: Pace,
    private readonly paid: PaidMeter,
  ) {
    super(free)
  }

  override async take(queue: PaceQueue, max = 1): Promise<number> {
    const free = await super.take(queue, max)
    const granted = free === 0 ? 0 : await this.whole.take(queue, free)
    super.giveBack(free - granted)
    if (granted > 0) this.paid.useFree(granted)
    return granted
  }

  override giveBack(messages: number): void {
    super.giveBack(messages)
    this.whole.giveBack(messages)
  }
}
