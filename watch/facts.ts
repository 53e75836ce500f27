import type { InboxStanding } from '../db/repos/inbox-standing.ts'
import type { OutboxStanding, QueueHead } from '../db/repos/queue-standing.ts'
import type { MessageClass } from '../domain/outbox/ports.ts'

/** A job by the calendar: how late its next run is, and how often it comes. */
export interface JobLateness {
  job: string
  lateSeconds: number
  periodSeconds: number
}

/** What the database says of the whole at a moment. */
export interface Whole {
  at: Date
  outbox: OutboxStanding[]
  /** the first recipient that is due, for each running broadcast that has one */
  broadcastHeads: Array<QueueHead & { broadcastId: number; class: MessageClass }>
  broadcasts: Array<{ status: string; count: number }>
  deliveries: Array<{ class: string; state: string; count: number }>
  inbox: InboxStanding
  workers: Array<{ role: string; count: number }>
  lanes: Array<{ lane: string; restMs: number; factor: number }>
  jobs: JobLateness[]
}

/** What a look found. A failure is the sentence that says why. */
export interface Facts {
  whole: Whole | { failure: string }
  /** why the database cannot be written; undefined: it can */
  writing: string | undefined
  /** why Redis cannot be reached; undefined: it can, or there is none */
  redis: string | undefined
  /** false: this process could not say for 10 s that it lives */
  heard: boolean
  /** longest time the event loop stood still in the last window */
  stalledMs: number
  /** calls of the messenger that fail without one that succeeds: for how long, and how long ago the last one was */
  messenger: { failingMs: number; lastMs: number } | undefined
}
