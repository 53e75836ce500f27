import { once } from 'node:events'
import { writeSync } from 'node:fs'
import type { CrashPoint } from '../../../core/crash-point.ts'
import { skewClock } from './clock.ts'

/** What a life is told when it begins. */
export interface Orders {
  /** dies at the `nth` time it comes to this point */
  point?: CrashPoint
  nth?: number
  /** its clock is ahead by this from the start, and jumps by that after so many milliseconds */
  clockMs?: number
  jump?: { byMs: number; afterMs: number }
}

/** Where a process writes, in its last moment, at which point it dies. */
const LAST_WORDS = 4

/** Loaded before the product: warms up, waits for its orders, and dies where they say. The product knows nothing of it. */
export async function obey(): Promise<void> {
  for (const name of (process.env['CRASH_WARM'] ?? '').split(' ').filter(Boolean)) await import(name)
  process.send?.('ready')
  const [orders] = (await once(process, 'message')) as [Orders]
  process.disconnect?.()
  skewClock(orders.clockMs ?? 0)
  const { jump, point, nth = 1 } = orders
  if (jump) setTimeout(() => skewClock((orders.clockMs ?? 0) + jump.byMs), jump.afterMs).unref()
  if (!point) return
  let left = nth
  const hook = globalThis as { pervichkaCrashPoint?: (reached: CrashPoint) => void }
  hook.pervichkaCrashPoint = (reached) => {
    if (reached !== point) return
    left -= 1
    if (left > 0) return
    writeSync(LAST_WORDS, point)
    process.kill(process.pid, 'SIGKILL')
  }
}

await obey()
