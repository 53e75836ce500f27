import type { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import type { Database } from '../db/client.ts'
import type { Worker } from '../db/worker.ts'
import type { EmailPost } from './email/email-post.ts'
import type { BulkLane } from './sender/bulk-lane.ts'
import type { FileSource } from './sender/ports.ts'
import type { Post } from './sender/post.ts'

/** What a job may use. */
export interface JobContext {
  env: Pick<Env, 'TIME_ZONE' | 'SEND_RATE' | 'STARS_LIMIT' | 'SMTP_URL'>
  database: Database
  clock: Clock
  log: Logger
  codec: CallbackCodec
  worker: Worker
  post: Post
  /** the same for the outbox, whose messages are never paid for */
  outboxPost: Post
  bulkLane: BulkLane
  /** where letters are sent by mail */
  email?: EmailPost | undefined
  /** what people sent to the bot */
  files: FileSource
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
