import { counter, gauge, histogram } from './registry.ts'

/** Telegram answers in 50 to 300 ms; a call is given up after 15 s. */
const CALL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 15]
/** A process has 64 messages in hand at most; a commit carries the fate of some and the claim of others. */
const COMMIT_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128]
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

const outcomes = counter('pervichka_outcomes_total', 'Attempts to send, by what became of them', [
  'lane',
  'class',
  'outcome',
])
const calls = histogram('pervichka_call_seconds', 'Time until the messenger answered', CALL_BUCKETS, [
  'method',
])
const throttled = counter('pervichka_throttled_total', 'Answers of 429')
const retryAfter = gauge('pervichka_retry_after_seconds', 'Rest that the last 429 asked for')
const replies = counter('pervichka_replies_total', 'Messages that answered a person at once')
const inHand = gauge('pervichka_claims_in_hand', 'Messages claimed and not settled yet')
const commitSize = histogram(
  'pervichka_commit_messages',
  'Messages of one group commit: settled and claimed',
  COMMIT_BUCKETS,
)
const commitSeconds = histogram('pervichka_commit_seconds', 'Time of one group commit', COMMIT_SECONDS)

/** How the pace of this process stands. */
export interface PaceReading {
  /** messages a second that are allowed */
  rate: number
  /** the part of it that 429s have left */
  factor: number
  /** who waits for the pace, by queue */
  waiting: Record<string, number>
}

let readPace: () => PaceReading | undefined = () => undefined

gauge(
  'pervichka_pace_allowed',
  'Messages a second that all processes together may send in bulk',
  [],
  (self) => {
    const pace = readPace()
    if (pace) self.set(pace.rate)
  },
)
gauge('pervichka_pace_factor', 'Part of the pace that 429s have left', [], (self) => {
  const pace = readPace()
  if (pace) self.set(pace.factor)
})
gauge('pervichka_pace_waiting', 'Senders that wait for the pace', ['queue'], (self) => {
  for (const [queue, waiting] of Object.entries(readPace()?.waiting ?? {})) self.set({ queue }, waiting)
})

/** Says where this process's pace is read. */
export function showPace(read: () => PaceReading): void {
  readPace = read
}

/** Notes what became of one attempt; `kind` is a word of the table of outcomes. */
export function noteOutcome(
  lane: string,
  messageClass: string,
  outcome: { kind: string; doubt?: boolean; afterMs?: number },
): void {
  outcomes.inc({ lane, class: messageClass, outcome: outcome.doubt ? 'doubt' : outcome.kind })
  if (outcome.afterMs === undefined) return
  throttled.inc()
  retryAfter.set(outcome.afterMs / 1000)
}

/** Notes a call of the messenger that was answered, or given up, after `seconds`. */
export function noteCall(method: string, seconds: number): void {
  calls.observe({ method }, seconds)
}

/** Counts messages that answered a person at once. */
export function countReplies(messages: number): void {
  replies.inc(messages)
}

/** Notes a transaction that settled and claimed so many messages in so many seconds. */
export function noteCommit(messages: number, seconds: number): void {
  commitSize.observe(messages)
  commitSeconds.observe(seconds)
}

/** Adds to the messages in hand; a negative number takes away. */
export function noteInHand(messages: number): void {
  inHand.inc(messages)
}
