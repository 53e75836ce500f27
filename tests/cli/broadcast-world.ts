import { expect, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { stranger } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { cli } from './run-command.ts'

const PEOPLE = [2001, 2002, 2003, 2004].map((id) => ({ ...stranger(id), started: true }))

/** Four people who wrote to the bot, the messenger they wrote in, and the environment of the command line. */
export async function broadcastWorld() {
  const sim = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE })
  onTestFinished(() => sim.close())
  const url = await freshDatabaseUrl()
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '42:test-of-the-command-line')
  vi.stubEnv('APP_SECRET', 's'.repeat(32))
  vi.stubEnv('TELEGRAM_API_ROOT', sim.url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  await database.write.account.createMany({
    data: PEOPLE.map(({ id }) => ({
      ...{ channel: 'telegram', externalId: String(id), firstSeenAt: new Date() },
    })),
  })
  return { sim, database }
}

/** Runs a command that succeeds; returns the document it prints. */
export const json = async (...argv: string[]) => {
  const { code, out, err } = await cli(...argv, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}
