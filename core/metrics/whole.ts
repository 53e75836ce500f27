import { gauge } from './registry.ts'

/**
 * How the whole stands, as the database says: every process answers the same, so over several processes the greatest
 * is the truth and a sum is not. The prefix says which metrics are so: pervichka_db_.
 */
const answered = gauge('pervichka_db_up', '1: the database answered this look; else the others are left out')
const messages = gauge('pervichka_db_queue_messages', 'Messages of the outbox: at most 10 000 are counted', [
  'lane',
  'class',
  'state',
])
const lag = gauge('pervichka_db_queue_lag_seconds', 'Age of the oldest message that is due', [
  'queue',
  'lane',
  'class',
])
const broadcasts = gauge('pervichka_db_broadcasts', 'Broadcasts that are not over', ['status'])
const deliveries = gauge('pervichka_db_deliveries', 'Recipients of running broadcasts', ['class', 'state'])
const inbox = gauge('pervichka_db_inbox_updates', 'Updates of the inbox: at most 10 000 are counted', [
  'state',
])
const inboxLag = gauge('pervichka_db_inbox_lag_seconds', 'Age of the oldest update nobody has taken')
const workers = gauge('pervichka_db_workers', 'Processes that live', ['role'])
const rest = gauge('pervichka_db_lane_rest_seconds', 'How long a lane is at rest still after a 429', ['lane'])
const factor = gauge('pervichka_db_lane_factor', 'Part of the pace that 429s have left a lane', ['lane'])
const late = gauge('pervichka_db_job_late_seconds', 'How late a job by the calendar is', ['job_name'])
const checks = gauge('pervichka_check_ok', '1: this check of /healthz is in order', ['check'])

const all = [messages, lag, broadcasts, deliveries, inbox, inboxLag, workers, rest, factor, late]

/** The whole as one look at the database found it. */
export interface WholeReading {
  queues: Array<{ lane: string; class: string; due: number; later: number; claimed: number }>
  lags: Array<{ queue: 'outbox' | 'broadcast'; lane: string; class: string; seconds: number }>
  broadcasts: Array<{ status: string; count: number }>
  deliveries: Array<{ class: string; state: string; count: number }>
  inbox: Array<{ state: string; count: number }>
  inboxLagSeconds: number
  workers: Array<{ role: string; count: number }>
  lanes: Array<{ lane: string; restSeconds: number; factor: number }>
  jobs: Array<{ job: string; lateSeconds: number }>
}

/** Shows a look at the whole; undefined: the database did not answer, and old numbers are no answer. */
export function showWhole(reading: WholeReading | undefined): void {
  for (const metric of all) metric.reset()
  answered.set(reading ? 1 : 0)
  if (!reading) {
    inboxLag.remove()
    return
  }
  for (const { lane, class: messageClass, due, later, claimed } of reading.queues)
    for (const [state, count] of Object.entries({ due, later, claimed }))
      messages.set({ lane, class: messageClass, state }, count)
  for (const { seconds, ...labels } of reading.lags) lag.set(labels, seconds)
  for (const { count, ...labels } of reading.broadcasts) broadcasts.set(labels, count)
  for (const { count, ...labels } of reading.deliveries) deliveries.set(labels, count)
  for (const { count, ...labels } of reading.inbox) inbox.set(labels, count)
  inboxLag.set(reading.inboxLagSeconds)
  for (const { count, ...labels } of reading.workers) workers.set(labels, count)
  for (const { lane, restSeconds, factor: part } of reading.lanes) {
    rest.set({ lane }, restSeconds)
    factor.set({ lane }, part)
  }
  for (const { job, lateSeconds } of reading.jobs) late.set({ job_name: job }, lateSeconds)
}

export function showChecks(results: ReadonlyArray<{ name: string; ok: boolean }>): void {
  checks.reset()
  for (const { name, ok } of results) checks.set({ check: name }, ok ? 1 : 0)
}
