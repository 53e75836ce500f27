import type { z } from 'zod'
import { timeJob } from '../core/metrics/jobs.ts'
import type { JobContext, JobReport } from './context.ts'

/** Jobs of one lane run one after another in a process; lanes run beside each other. */
export const JOB_LANES = ['plan', 'outbox', 'broadcasts', 'imports'] as const
export type JobLane = (typeof JOB_LANES)[number]

export interface JobDefinition<Payload = unknown> {
  name: string
  payload: z.ZodType<Payload>
  lane: JobLane
  /** how often a run that threw is tried again */
  retry: number
  run: (payload: Payload, context: JobContext) => Promise<JobReport>
}

/** A job tied to what it works with: what an engine needs to know of it. */
export interface BoundJob {
  name: string
  lane: JobLane
  retry: number
  /** throws a ZodError for a payload that is not this job's */
  parse: (payload: unknown) => unknown
  run: (payload: unknown) => Promise<unknown>
}

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}

/** Ties a job to its context; the payload is checked when it is enqueued and again when it runs. */
export function bindJob<Payload>(
  definition: JobDefinition<Payload>,
  context: JobContext,
): Omit<BoundJob, 'run'> & { run: (payload: unknown) => Promise<JobReport> } {
  const { name, lane, retry, payload: schema } = definition
  return {
    name,
    lane,
    retry,
    parse: (payload) => schema.parse(payload),
    run: (payload) => timeJob(name, () => definition.run(schema.parse(payload), context)),
  }
}
