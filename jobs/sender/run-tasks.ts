import { setTimeout as pause } from 'node:timers/promises'

/** Work that may take a day: the sending of one broadcast, one queue of the outbox, a retraction. */
export interface Task {
  /** tells it from the other tasks of a run */
  name: string
  isDue(): Promise<boolean>
  run(): Promise<void>
}

/** While some tasks run, what has become due beside them is looked for so often. */
const LOOK_MS = 1_000

/**
 * Runs every task that `look` names, side by side, until none of them has anything due: one that takes a day delays no
 * other. A task that fails is left alone; its failure is thrown when the others are done. Nor does a look that fails
 * end the run while tasks go on: who begins a run takes it that nothing is in hand.
 */
export async function runTasks(look: () => Promise<Task[]>, stopping: () => boolean): Promise<void> {
  const running = new Map<string, Promise<void>>()
  const failures = new Map<string, unknown>()
  const start = (task: Task) => {
    const ended = task
      .run()
      .catch((error: unknown) => void failures.set(task.name, error))
      .finally(() => running.delete(task.name))
    running.set(task.name, ended)
  }
  const startDue = async () => {
    for (const task of await look())
      if (!running.has(task.name) && !failures.has(task.name) && (await task.isDue())) start(task)
  }
  while (!stopping()) {
    const failed = await startDue().then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    if (running.size > 0) await soon(running)
    else if (failed) throw failed.error
    else break
  }
  await Promise.all(running.values())
  for (const failure of failures.values()) throw failure
}

/** Waits until a task is done, for a moment at most. */
async function soon(running: Map<string, Promise<void>>): Promise<void> {
  const waiting = new AbortController()
  const timer = pause(LOOK_MS, undefined, { signal: waiting.signal }).catch(() => undefined)
  await Promise.race([timer, ...running.values()])
  waiting.abort()
}
