import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Trouble } from './scenarios.ts'
import type { Stack } from './stack.ts'

/** Makes trouble again and again until `over`; leaves everything in order. */
export async function makeTrouble(
  trouble: Trouble | undefined,
  stack: Stack,
  chance: Chance,
  over: AbortSignal,
): Promise<void> {
  const wait = (from: number, to: number) =>
    pause(chance.int(from, to), undefined, { signal: over }).catch(() => undefined)
  const once: { [each in Trouble]: () => Promise<void> } = {
    flush: () => stack.flushRedis(),
    redis: () => stack.restartRedis(),
    database: async () => {
      await stack.stopDatabase()
      await wait(100, 1_500)
      await stack.startDatabase()
    },
    disk: async () => {
      stack.fillDisk()
      await wait(300, 1_500)
      stack.freeDisk()
      await stack.startDatabase()
    },
  }
  while (trouble && !over.aborted) {
    await (trouble === 'flush' ? wait(200, 1_200) : wait(1_500, 4_000))
    await once[trouble]()
  }
}
