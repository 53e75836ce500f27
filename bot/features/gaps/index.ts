import type { Deps } from '../../deps.ts'
import type { Handler } from '../../turn.ts'
import { createBelow } from './below.ts'
import { createSnooze } from './snooze.ts'
import { createWaive } from './waive.ts'
import { createWaiver } from './waiver.ts'

/** What a chair answers to a reminder beside filling the field, and what those above see of it. */
export function createGaps(
  deps: Deps,
): Record<'snooze' | 'waive' | 'waiver' | 'unwaive' | 'below' | 'of', Handler> {
  return {
    snooze: createSnooze(deps),
    waive: createWaive(deps),
    ...createWaiver(deps),
    ...createBelow(deps),
  }
}
