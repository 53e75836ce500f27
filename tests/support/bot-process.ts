import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { CrashPoint } from '../../core/crash-point.ts'
import { freePort } from './free-port.ts'

const ROOT = new URL('../..', import.meta.url).pathname
/** Milliseconds in which a process starts on the busiest machine. */
const START_MS = 60_000
/** Milliseconds of one tick in which Linux counts what a process used. */
const TICK_MS = 10

export type BotProcess = Awaited<ReturnType<typeof botProcess>>

/**
 * A bot behind a webhook as a process of its own, always at one address. It ends with the process that made it.
 * `args`: what node runs; a test that starts it often hands over a file that is bundled already.
 */
export async function botProcess(env: Record<string, string>, args = ['run.mjs', 'bot/main.ts']) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/telegram`
  let child: ChildProcess | undefined
  return {
    url,
    /** Resolves when it listens, or has died before it could; `dieAt`: it is killed the first time it comes there. */
    start: async (dieAt?: CrashPoint): Promise<void> => {
      child = spawn(process.execPath, args, {
        cwd: ROOT,
        env: {
          ...{ PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', PORT: String(port), WEBHOOK_URL: url },
          ...env,
          ...(dieAt && { NODE_OPTIONS: `--import=${killerAt(dieAt)}` }),
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      endWithUs(child)
      await untilOpen(url, child)
    },
    /** Resolves when it has ended, by whatever. */
    died: async (): Promise<void> => {
      if (child && !hasEnded(child)) await once(child, 'exit')
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    cpuMs: () => cpuMs(child?.pid),
  }
}

/** A module that is loaded before the product and kills it at a point; the product knows nothing of it. */
function killerAt(point: CrashPoint): string {
  const code = `globalThis.pervichkaCrashPoint = (at) => {
    if (at === '${point}') process.kill(process.pid, 'SIGKILL')
  }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

async function untilOpen(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + START_MS
  while (performance.now() < until && !hasEnded(child)) {
    if (await isOpen(url)) return
    await pause(20)
  }
  if (!hasEnded(child)) throw new Error(`nothing listens at ${url}`)
}

async function isOpen(url: string): Promise<boolean> {
  try {
    await fetch(url)
    return true
  } catch {
    return false
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** A run that is broken off leaves no process behind. */
export function endWithUs(child: ChildProcess): void {
  children.add(child)
  child.once('exit', () => children.delete(child))
}

/** What a process has used of the cores so far, its threads included. */
function cpuMs(pid = 0): number {
  // The second field is the command in brackets, which may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
