import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { endWithUs } from '../support/bot-process.ts'
import { type Builds, type Kind, ROOT } from './builds.ts'
import { tokenOf } from './cast.ts'
import type { Orders } from './victim/preload.ts'

/** How a life ended. */
export interface Death {
  pid: number
  life: string
  /** killed, at a point or by the driver; else it ended by itself, with this code */
  killed: boolean
  point: string | undefined
  code: number | null
  /** the last line of its log, where it ended by itself with a failure */
  lastWords: string
}

export interface Life {
  pid: number
  name: string
  end: (signal: 'SIGKILL' | 'SIGTERM') => void
  death: Promise<Death>
}

interface Spare {
  child: ChildProcess
  life: string
  ready: Promise<unknown>
}

/** A place where processes of one kind live, one after another. The next one is warmed up while this one lives. */
export class Slot {
  #lives = 0
  #spare: Spare | undefined

  constructor(
    readonly kind: Kind,
    readonly name: string,
    private readonly options: {
      builds: Builds
      env: Record<string, string>
      logFile: string
    },
  ) {}

  /** Begins the next life. */
  async begin(orders: Orders): Promise<Life> {
    const { child, life, ready } = this.#spare ?? this.#warm()
    this.#spare = undefined
    await ready
    const pid = child.pid ?? 0
    let words = ''
    const pipe = child.stdio[4] as Readable
    pipe.on('data', (chunk) => {
      words += String(chunk)
    })
    // Not the child's 'close': a channel that was closed on the way does not count.
    const over = Promise.all([once(child, 'exit'), once(pipe, 'close')])
    const death = over.then(([[code, signal]]) => {
      const point = words || undefined
      return {
        pid,
        life,
        killed: signal === 'SIGKILL',
        point,
        code,
        lastWords: code ? this.#lastWords() : '',
      }
    })
    child.send(orders)
    this.#spare = this.#warm()
    return { pid, name: this.name, end: (signal) => child.kill(signal), death }
  }

  #lastWords(): string {
    return readFileSync(this.options.logFile, 'utf8').trimEnd().split('\n').at(-1) ?? ''
  }

  /** Removes the warm one that nobody wants any more. */
  async close(): Promise<void> {
    const spare = this.#spare
    this.#spare = undefined
    if (!spare || spare.child.exitCode !== null) return
    // Nobody reads its pipe, so it would never count as closed.
    const gone = once(spare.child, 'exit')
    spare.child.kill('SIGKILL')
    await gone
  }

  #warm(): Spare {
    this.#lives += 1
    const life = `${this.name}-${this.#lives}`
    const { builds, env, logFile } = this.options
    const log = openSync(logFile, 'a')
    const child = spawn(process.execPath, ['--import', builds.preload, builds[this.kind]], {
      cwd: ROOT,
      // A terminal's Ctrl-C is for the driver, which ends it.
      detached: true,
      env: {
        ...env,
        PATH: process.env['PATH'] ?? '',
        TELEGRAM_BOT_TOKEN: tokenOf(life),
        CRASH_WARM: builds.warm[this.kind].join(' '),
      },
      stdio: ['ignore', log, log, 'ipc', 'pipe'],
    })
    closeSync(log)
    endWithUs(child)
    return { child, life, ready: once(child, 'message') }
  }
}
