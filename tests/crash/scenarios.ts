import type { StackName } from './stack.ts'

/** What happens to the ground under the processes while they are being killed. */
export type Trouble = 'flush' | 'redis' | 'database' | 'disk'

export interface Scenario {
  name: string
  stack: StackName
  workers: number
  bots: number
  receive: 'polling' | 'webhook'
  /** its part of all kills */
  share: number
  trouble?: Trouble
  /** clocks that are an hour off, and jump */
  clocks?: true
  /** the part of lives that are ended by SIGTERM */
  gentle?: number
}

const sqlite = { stack: 'sqlite', workers: 1, bots: 0, receive: 'polling' } as const
const postgres = { stack: 'postgres', workers: 2, bots: 0, receive: 'webhook' } as const

/** THE table of the long suite. */
export const SCENARIOS: Scenario[] = [
  { ...sqlite, name: 'sqlite: the worker', share: 20 },
  { ...sqlite, name: 'sqlite: worker and bot, polling', bots: 1, share: 12 },
  { ...sqlite, name: 'sqlite: worker and bot, webhook', bots: 1, receive: 'webhook', share: 12 },
  { ...sqlite, name: 'sqlite: clocks an hour off', clocks: true, share: 6 },
  { ...sqlite, name: 'sqlite: the disk is full', bots: 1, trouble: 'disk', share: 5 },
  { ...sqlite, name: 'sqlite: asked to stop', bots: 1, gentle: 0.5, share: 4 },
  { ...postgres, name: 'postgres: two workers', share: 16 },
  { ...postgres, name: 'postgres: two workers, two bots', bots: 2, share: 14 },
  { ...postgres, name: 'postgres: Redis is flushed', bots: 1, trouble: 'flush', share: 6 },
  { ...postgres, name: 'postgres: Redis dies and comes back empty', trouble: 'redis', share: 4 },
  { ...postgres, name: 'postgres: the database stops', bots: 1, trouble: 'database', share: 5 },
  { ...postgres, name: 'postgres: clocks an hour off', clocks: true, share: 6 },
  { ...postgres, name: 'postgres: the disk is full', trouble: 'disk', share: 4 },
  { ...postgres, name: 'postgres: asked to stop', bots: 1, gentle: 0.5, share: 4 },
]
