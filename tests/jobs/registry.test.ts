import { expect, test } from 'vitest'
import { createLogger } from '../../core/logger.ts'
import { AnotherWorkerError, MACHINE, openWorker } from '../../db/worker.ts'
import { checkRegistry, jobs } from '../../jobs/registry.ts'
import { schedule } from '../../jobs/schedule.ts'
import { freshDatabase } from '../support/database.ts'

test('every job is in the schedule, and the schedule names only jobs', () => {
  expect(() => checkRegistry(jobs, schedule)).not.toThrow()
})

test('a duplicate, an unknown and an unscheduled name stop the start, each by name', () => {
  const names = [{ name: 'a' }, { name: 'a' }, { name: 'b' }]
  const entries = [
    { job: 'a', everySeconds: 1, comment: '' },
    { job: 'c', everySeconds: 1, comment: '' },
  ]
  expect(() => checkRegistry(names, entries)).toThrow(
    'job a is registered twice; the schedule names c, which is no job; job b is in no schedule',
  )
})

test('a second jobs process is refused while the first lives; a command beside it is not', async () => {
  const database = await freshDatabase()
  const log = createLogger('silent')
  const first = await openWorker(database, log, { role: 'jobs', alone: true })
  await expect(openWorker(database, log, { role: 'jobs', alone: true })).rejects.toThrow(AnotherWorkerError)
  const command = await openWorker(database, log, { role: 'cli', alone: false })
  await command.close()
  await first.close()
  const second = await openWorker(database, log, { role: 'jobs', alone: true })
  expect(second.epoch).toBeGreaterThan(first.epoch)
  await second.close()
})

test('a worker whose process is gone does not stand in the way', async () => {
  const database = await freshDatabase()
  const now = new Date()
  // No process has this number: Linux ends at 2^22.
  const holder = `jobs@${MACHINE}#99999999/x`
  await database.write.workerEpoch.create({ data: { holder, startedAt: now, heartbeatAt: now } })
  const worker = await openWorker(database, createLogger('silent'), { role: 'jobs', alone: true })
  await worker.close()
})
