import type { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import type { Database } from '../db/client.ts'
import type { Post } from './sender/deliver.ts'
import type { Worker } from './worker.ts'

/** What a job may use. */
export interface JobContext {
  env: Pick<Env, 'TIME_ZONE' | 'SEND_RATE'>
  database: Database
  clock: Clock
  log: Logger
  codec: CallbackCodec
  worker: Worker
  post: Post
  /** true for a command a person waits for: retries and pauses are waited out instead of left to the next run */
  patient: boolean
}

/** What one run of a job did, as `cli run` prints it. */
export interface JobReport {
  planned: number
  sent: number
  skipped: number
  failed: number
  items: Array<{ account: string; org: string | null; kind: string }>
}
