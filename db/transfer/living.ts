import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../client.ts'
import { openEpochs } from '../repos/worker-epoch.ts'
import { Watch } from '../worker.ts'

/** A living process beats every 4 seconds. */
const WATCH_MS = 10_000
const LOOK_MS = 500
const NOBODY = -1

/**
 * The processes that work on a database now, such as "jobs@host#123". One of another machine is watched until its
 * heartbeat moves: what time it is there, nobody knows.
 */
export async function livingProcesses(url: string): Promise<string[]> {
  const database = await openDatabase(url)
  try {
    const watch = new Watch()
    watch.look(await openEpochs(database.read), NOBODY)
    const first = new Map(watch.living.map(({ epoch, beat }) => [epoch, beat]))
    const until = performance.now() + WATCH_MS
    const living = new Set<string>()
    while (living.size < first.size && performance.now() < until) {
      const open = await openEpochs(database.read)
      const moved = open.filter(({ epoch, beat }) => beat !== (first.get(epoch) ?? beat))
      for (const { holder } of moved) living.add(holder.replace(/\/.*$/, ''))
      const stillOpen = open.filter(({ epoch }) => first.has(epoch)).length
      if (living.size >= stillOpen) break
      await delay(LOOK_MS)
    }
    return [...living]
  } finally {
    await database.close()
  }
}
