import { afterEach, expect, test, vi } from 'vitest'
import { createLogger } from '../../core/logger.ts'
import { run } from '../../core/run.ts'
import { Shutdown } from '../../core/shutdown.ts'

afterEach(() => vi.restoreAllMocks())

test('a process that is asked to stop while it starts ends in peace', async () => {
  const exits: unknown[] = []
  vi.spyOn(process, 'exit').mockImplementation(((code) => void exits.push(code)) as typeof process.exit)
  await run(async () => {
    const shutdown = new Shutdown(createLogger('silent'))
    shutdown.onSignals()
    const closed = new Promise<void>((resolve) => shutdown.add('database', resolve))
    process.emit('SIGTERM')
    await closed
    throw new Error('the database is closed')
  })
  await vi.waitFor(() => expect(exits).toEqual([0]))
})
