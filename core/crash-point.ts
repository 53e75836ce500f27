/**
 * Places where a process may die and nobody may be lost or doubled. Nothing listens in production; the crash suite
 * sets `onReach` before the program is loaded and kills the process there (tests/crash).
 */
export const CRASH_POINTS = [
  /** a page of recipients is committed */
  'planned',
  /** messages are claimed, no request has left */
  'claimed',
  /** a request is on its way, its answer is not known */
  'requested',
  /** the answer is here, nothing of it is written */
  'answered',
  /** what became of the messages is committed */
  'settled',
  /** a dead worker's claims are being settled */
  'recovering',
  /** an update is committed and not yet acknowledged */
  'update.recorded',
  /** an update's effect is committed, its person is not answered */
  'update.applied',
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

const hook = globalThis as { pervichkaCrashPoint?: (point: CrashPoint) => void }

/** Says that the process is at `point`. */
export function reach(point: CrashPoint): void {
  hook.pervichkaCrashPoint?.(point)
}
