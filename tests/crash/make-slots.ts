import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import type { JudgeProcess } from './judge-process.ts'
import type { RunOptions } from './run-scenario.ts'
import type { Scenario } from './scenarios.ts'
import { Slot } from './slot.ts'
import type { Stack } from './stack.ts'

const SECRET = 'a secret of the crash suite'.replaceAll(' ', '-')
const PATH = '/updates'

/** The places where the processes of a scenario live, and their environment. */
export async function makeSlots(
  scenario: Scenario,
  { builds, folder }: RunOptions,
  stack: Stack,
  judge: JudgeProcess,
): Promise<Slot[]> {
  const shared = {
    DATABASE_URL: stack.databaseUrl,
    ...(stack.redisUrl !== undefined && { REDIS_URL: stack.redisUrl }),
    TELEGRAM_API_ROOT: judge.url,
    APP_SECRET: 'a secret that only the crash suite knows',
    LOG_LEVEL: 'warn',
    // The pace is not what is tested here; at the free one a thousand kills would take a day.
    SEND_RATE: '1000',
    PAID_BROADCASTS: '1',
    STARS_LIMIT: '1000000000',
  }
  const slot = (kind: 'worker' | 'bot', n: number, env: { [name: string]: string }) =>
    new Slot(kind, `${kind}-${n}`, {
      builds,
      env: { ...shared, ...env },
      logFile: join(folder, `${kind}-${n}.log`),
    })
  const workers = Array.from({ length: scenario.workers }, (_, at) => slot('worker', at + 1, {}))
  const ports = await Promise.all(Array.from({ length: scenario.bots }, freePort))
  const addresses = ports.map((port) => `http://127.0.0.1:${port}${PATH}`)
  const bots = ports.map((port, at) => {
    const webhook = { WEBHOOK_URL: addresses[at] ?? '', WEBHOOK_SECRET: SECRET }
    return slot('bot', at + 1, { PORT: String(port), ...(scenario.receive === 'webhook' && webhook) })
  })
  if (bots.length > 0 && scenario.receive === 'webhook') await judge.post(addresses, SECRET)
  return [...workers, ...bots]
}
