import type { Tx } from '../client.ts'

/** When a timed job last ran by the clock; undefined for one that never did. */
export async function lastRunOf(read: Tx, name: string): Promise<Date | undefined> {
  return (await read.scheduleRun.findUnique({ where: { name } }))?.lastRunAt
}

/** Moves the last run of `name` from `seen` to `now`. False where another process was first. */
export async function recordRun(tx: Tx, name: string, seen: Date | undefined, now: Date): Promise<boolean> {
  const row = await tx.scheduleRun.findUnique({ where: { name } })
  if (row?.lastRunAt.getTime() !== seen?.getTime()) return false
  await tx.scheduleRun.upsert({
    where: { name },
    create: { name, lastRunAt: now },
    update: { lastRunAt: now },
  })
  return true
}
