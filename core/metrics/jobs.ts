import { counter, histogram } from './registry.ts'

/** From a poll that finds nothing to a national broadcast of hours. */
const JOB_BUCKETS = [0.01, 0.05, 0.25, 1, 5, 30, 120, 600, 3600]

// Prometheus has a label `job` of its own.
const runs = counter('pervichka_job_runs_total', 'Runs of jobs that ended', ['job_name', 'result'])
const seconds = histogram('pervichka_job_seconds', 'Duration of a run of a job', JOB_BUCKETS, ['job_name'])

/** Runs a job and notes how it ended and how long it took. */
export async function timeJob<T>(job: string, run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  let result = 'failed'
  // A first failure is a growth only where there was a zero before.
  runs.inc({ job_name: job, result }, 0)
  try {
    const report = await run()
    result = 'done'
    return report
  } finally {
    runs.inc({ job_name: job, result })
    seconds.observe({ job_name: job }, (performance.now() - startedAt) / 1000)
  }
}
