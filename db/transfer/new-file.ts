import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isRunning } from '../import/import-lock.ts'

/** Only its owner may read a file that holds everybody's data, unless the file in its place says otherwise. */
const PRIVATE = 0o600
const PERMISSIONS = 0o777
const SUFFIX = '.unfinished'

/**
 * Lets `work` fill a file of another name and puts it in place when it is whole: a process that dies leaves the place
 * as it was. What such a process left behind is cleared away by the next one.
 */
export async function writeWhole<T>(path: string, work: (unfinished: string) => Promise<T>): Promise<T> {
  clearLeftovers(path)
  const unfinished = `${path}.${process.pid}${SUFFIX}`
  try {
    const mode = existsSync(path) ? statSync(path).mode & PERMISSIONS : PRIVATE
    closeSync(openSync(unfinished, 'wx', mode))
    const result = await work(unfinished)
    flush(unfinished)
    renameSync(unfinished, path)
    flush(dirname(path))
    return result
  } finally {
    remove(unfinished)
  }
}

function clearLeftovers(path: string): void {
  const name = basename(path)
  for (const entry of readdirSync(dirname(path))) {
    const pid = entry.startsWith(`${name}.`) && /^\.(\d+)\.unfinished/.exec(entry.slice(name.length))?.[1]
    if (pid && !isRunning(Number(pid))) remove(join(dirname(path), `${name}.${pid}${SUFFIX}`))
  }
}

function remove(path: string): void {
  for (const each of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) rmSync(each, { force: true })
}

/** After a power cut the file is there, and whole. */
function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
