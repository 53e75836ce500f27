import type { InboxParts, InHand } from './parts.ts'
import type { Attempt } from './verdict.ts'

/** A handler that takes longer gives its place among those in hand to another; its line waits on. */
const SLOW_MS = 30_000

/** Handles one update; `slow` is told when it begins to take long (+1), and when one that did is over (-1). */
export async function attemptWatched(
  { log, handle }: Pick<InboxParts, 'log' | 'handle'>,
  head: InHand,
  slow: (change: 1 | -1) => void,
): Promise<Attempt> {
  let isSlow = false
  const timer = setTimeout(() => {
    isSlow = true
    log.warn({ updateId: head.updateId }, 'an update takes long')
    slow(1)
  }, SLOW_MS)
  try {
    return await handle(head)
  } catch (error) {
    log.error({ err: error, updateId: head.updateId, attempt: head.attempts }, 'update failed')
    return 'failed'
  } finally {
    clearTimeout(timer)
    if (isSlow) slow(-1)
  }
}
