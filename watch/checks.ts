import type { Facts, Whole } from './facts.ts'
import type { Check, Problem } from './health.ts'
import {
  BULK_PATIENCE_MS,
  DATABASE_PATIENCE_MS,
  INBOX_PATIENCE_MS,
  JOB_LATE_SECONDS,
  JOB_PATIENCE_MS,
  JOB_PERIODS,
  LOOP_STALL_MS,
  MESSENGER_DOWN_MS,
  MESSENGER_RECENT_MS,
  REALTIME_LATE_SECONDS,
  REALTIME_PATIENCE_MS,
  REDIS_PATIENCE_MS,
} from './limits.ts'

/** What /healthz asks. The order is that of its answer. */
export const checks: ReadonlyArray<Check<Facts>> = [
  {
    name: 'database',
    patienceMs: DATABASE_PATIENCE_MS,
    problems: ({ whole }) =>
      'failure' in whole ? [{ key: 'read', message: `the database cannot be read: ${whole.failure}` }] : [],
  },
  {
    name: 'writing',
    patienceMs: DATABASE_PATIENCE_MS,
    problems: ({ writing }) =>
      writing ? [{ key: 'write', message: `the database cannot be written: ${writing}` }] : [],
  },
  {
    name: 'heartbeat',
    patienceMs: 0,
    problems: ({ heard }) =>
      heard ? [] : [{ key: 'beat', message: 'this process could not say that it lives; it does not send' }],
  },
  {
    name: 'event-loop',
    patienceMs: 0,
    problems: ({ stalledMs }) =>
      stalledMs < LOOP_STALL_MS
        ? []
        : [{ key: 'stall', message: `the event loop stood still for ${seconds(stalledMs)} s` }],
  },
  {
    name: 'redis',
    patienceMs: REDIS_PATIENCE_MS,
    problems: ({ redis }) => (redis ? [{ key: 'ping', message: `Redis cannot be reached: ${redis}` }] : []),
  },
  {
    name: 'messenger',
    patienceMs: 0,
    problems: ({ messenger }) =>
      messenger && messenger.failingMs >= MESSENGER_DOWN_MS && messenger.lastMs < MESSENGER_RECENT_MS
        ? [{ key: 'calls', message: `no call has succeeded for ${seconds(messenger.failingMs)} s` }]
        : [],
  },
  {
    name: 'realtime',
    patienceMs: REALTIME_PATIENCE_MS,
    problems: (facts) => ofWhole(facts, lateForSomebody),
  },
  { name: 'bulk', patienceMs: BULK_PATIENCE_MS, problems: (facts) => ofWhole(facts, bulk) },
  { name: 'inbox', patienceMs: INBOX_PATIENCE_MS, problems: (facts) => ofWhole(facts, inbox) },
  { name: 'jobs', patienceMs: JOB_PATIENCE_MS, problems: (facts) => ofWhole(facts, lateJobs) },
]

/** Where the database cannot be read nothing is known of the whole, and `database` says so. */
function ofWhole({ whole }: Facts, rule: (whole: Whole) => Problem[]): Problem[] {
  return 'failure' in whole ? [] : rule(whole)
}

/** A message that somebody waits for, and that has not left. */
export function lateForSomebody({ at, outbox }: Whole): Problem[] {
  const heads = outbox.flatMap(({ lane, head }) =>
    lane === 'realtime' && head ? [head.dueAt.getTime()] : [],
  )
  const late = seconds(at.getTime() - Math.min(...heads))
  if (heads.length === 0 || late <= REALTIME_LATE_SECONDS) return []
  return [{ key: 'late', message: `a message that somebody waits for is late by ${late} s` }]
}

/** The key names the first message: as long as it stays the same nothing leaves. */
function bulk({ outbox, broadcastHeads, lanes }: Whole): Problem[] {
  if (lanes.some(({ lane, restMs }) => lane === 'bulk' && restMs > 0)) return []
  const messages = outbox.flatMap(({ lane, class: each, head }) =>
    lane === 'bulk' && head
      ? [{ key: `outbox ${head.id}`, message: `messages of class ${each} are due and none leaves` }]
      : [],
  )
  const broadcasts = broadcastHeads.map(({ broadcastId, id }) => ({
    key: `broadcast ${broadcastId} ${id}`,
    message: `broadcast ${broadcastId} is due and no message of it leaves`,
  }))
  return [...messages, ...broadcasts]
}

function inbox({ inbox: { head } }: Whole): Problem[] {
  return head ? [{ key: String(head.id), message: 'the oldest update of a person stays unanswered' }] : []
}

/** Jobs by the calendar whose time is long past; the key is the job's name. */
export function lateJobs({ jobs: all }: Whole): Problem[] {
  return all
    .filter((job) => job.lateSeconds > Math.min(JOB_LATE_SECONDS, JOB_PERIODS * job.periodSeconds))
    .map(({ job, lateSeconds }) => ({ key: job, message: `the job ${job} is late by ${lateSeconds} s` }))
}

function seconds(ms: number): number {
  return Math.round(ms / 1000)
}
