import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { endWithUs } from '../support/bot-process.ts'

const ROOT = new URL('../..', import.meta.url).pathname

/** What the people of the load generator do. */
export interface LoadOrder {
  url: string
  secret: string
  updates: number
  firstId: number
  people: number
  firstPerson: number
  /** updates without a reply at one time */
  window: number
  /** every so many-th update comes twice; 0 for none */
  repeatEvery: number
}

interface Spread {
  p50: number
  p99: number
  max: number
}

export interface LoadResult {
  posted: number
  refused: number
  replies: number
  /** replies to nothing that was asked */
  surplus: number
  acksPerSecond: number
  handledPerSecond: number
  ackMs: Spread
  replyMs: Spread
  people: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** People and the Bot API in a process of their own. */
export async function startLoad() {
  const child = spawn(process.execPath, ['run.mjs', 'tests/bench/inbound-load.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  endWithUs(child)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    run: async (order: LoadOrder): Promise<LoadResult> => {
      child.send(order)
      const [result] = (await once(child, 'message')) as [LoadResult]
      return result
    },
    stop: () => child.kill(),
  }
}
