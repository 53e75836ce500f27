import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Removes what runs that were killed left beside the folder of this one; their names differ in the number of the process. */
export function removeOfDeadRuns(own: string): void {
  const start = basename(own).replace(/\d+$/, '')
  for (const name of namesIn(dirname(own))) {
    const run = name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN
    if (Number.isInteger(run) && run > 0 && !isLiving(run))
      rmSync(join(dirname(own), name), { recursive: true, force: true })
  }
}

export function isLiving(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another user's process lives as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
