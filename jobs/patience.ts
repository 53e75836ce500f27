import { setTimeout as wait } from 'node:timers/promises'

/** A command waits so long for a pause the messenger asked for, and so long for one that cannot be reached. */
const MAX_PAUSE_MS = 900_000
const MAX_RETRY_MS = 30_000
const CHECK_MS = 250

/** Waits until the next attempt is due, when that is soon enough. False: do not wait, the work is over. */
export async function waitForRetry(
  next: { inMs: number; reason: string } | undefined,
  stopping: () => boolean,
): Promise<boolean> {
  if (!next || next.inMs > (next.reason === 'throttled' ? MAX_PAUSE_MS : MAX_RETRY_MS)) return false
  for (let left = Math.max(next.inMs, 1); left > 0 && !stopping(); left -= CHECK_MS)
    await wait(Math.min(CHECK_MS, left))
  return !stopping()
}
