import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished, vi } from 'vitest'
import { endWithUs } from '../support/bot-process.ts'
import { serviceWith } from '../support/compose.ts'
import { freePort } from '../support/free-port.ts'

const ROOT = new URL('../..', import.meta.url).pathname
/** The image's entry point: Dockerfile. */
const ENTRYPOINT = ['node', 'run.mjs']

/** A service of docker-compose.yml as a process of this machine: its command, its variables, its health check. */
export async function composed(
  name: string,
  variables: { [name: string]: string },
  servers: { DATABASE_URL: string; REDIS_URL: string },
) {
  const { entrypoint = ENTRYPOINT, command = [], environment, healthcheck } = serviceWith(name, variables)
  const port = await freePort()
  const adminPort = String(await freePort())
  // One machine instead of a network of containers: each has ports of its own, and others' servers.
  const env = { ...environment, ...servers, PORT: String(port), ADMIN_PORT: adminPort }
  const process = start([...entrypoint, ...command], env)
  const isWell = async () => {
    const response = await fetch(`http://127.0.0.1:${adminPort}/healthz`).catch(() => undefined)
    await response?.arrayBuffer()
    return response?.status === 200
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: process.pid,
    /** Resolves to its exit code. */
    ended: () => exitCode(process),
    untilWell: () => vi.waitUntil(() => hasEnded(process) || isWell(), { timeout: 40_000, interval: 50 }),
    /** What `docker compose ps` would show: the check of the file itself. */
    checkHealth: async () => {
      if ('disable' in healthcheck) throw new Error(`${name} runs once`)
      const [, ...check] = healthcheck.test
      return exitCode(start(check, env, 'ignore'))
    },
    kill: async () => {
      process.kill('SIGKILL')
      await exitCode(process)
    },
    stop: async () => {
      process.kill('SIGTERM')
      return exitCode(process)
    },
  }
}

function start(
  [, ...args]: string[],
  env: { [name: string]: string },
  errors: 'inherit' | 'ignore' = 'inherit',
) {
  const PATH = process.env['PATH'] ?? ''
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, ...env },
    stdio: ['ignore', 'ignore', errors],
  })
  endWithUs(child)
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) await once(child, 'exit')
  return child.exitCode
}
