import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseFile } from '../../db/database-file.ts'
import { BASE_DATABASE, TEST_FOLDER } from '../support/database.ts'
import { testBuilds } from './builds-for-tests.ts'
import { runScenario } from './run-scenario.ts'
import type { Scenario } from './scenarios.ts'
import { report } from './summary.ts'

/** The short part of the suite; the long one is `npm run test:crash`, whose seed repeats a failure. */
const SEED = '1'
const KILLS = 6

const alone = { stack: 'sqlite', workers: 1, share: 1 } as const
const SHORT: Scenario[] = [
  { ...alone, name: 'the worker', bots: 0, receive: 'polling' },
  { ...alone, name: 'worker and bot', bots: 1, receive: 'webhook' },
]

// Side by side: much of a life is waiting.
test.concurrent.each(SHORT)(
  'killed anywhere, nobody is lost or doubled: $name',
  async (scenario) => {
    const folder = join(TEST_FOLDER, `crash ${scenario.name}`)
    const options = { seed: SEED, kills: KILLS, builds: await testBuilds(), folder }
    const result = await runScenario(scenario, { ...options, emptySqlite: databaseFile(BASE_DATABASE) })
    expect(result.wrong, report(result, KILLS)).toEqual([])
    expect(result.tally.kills).toBeGreaterThanOrEqual(KILLS)
    expect(result.verdict.states['sent']).toBeGreaterThan(0)
  },
  120_000,
)
