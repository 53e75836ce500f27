/** Calls that fail without one that succeeds between them: the first and the last, in monotonic milliseconds. */
let failing: { first: number; last: number } | undefined

/** Notes whether the messenger was reached; a refusal is an answer too. */
export function noteContact(reached: boolean, monotonicMs = performance.now()): void {
  failing = reached ? undefined : { first: failing?.first ?? monotonicMs, last: monotonicMs }
}

/** For how long calls have been failing, and how long ago the last one was; undefined: the last one succeeded. */
export function contactFailing(
  monotonicMs = performance.now(),
): { failingMs: number; lastMs: number } | undefined {
  return failing && { failingMs: failing.last - failing.first, lastMs: monotonicMs - failing.last }
}
