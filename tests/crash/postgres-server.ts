import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { endWithUs } from '../support/bot-process.ts'
import { freePort } from '../support/free-port.ts'

const PACKAGED = '/usr/lib/postgresql'
const OWNER = 'pervichka'
/** What is lost when a machine loses power is not tested here: without fsync the suite is twice as fast. */
const SETTINGS = [
  'fsync=off',
  'max_wal_size=48MB',
  'min_wal_size=32MB',
  // Four processes with a pool each, the driver's, and those of the killed until the server notices.
  'max_connections=200',
  'autovacuum=off',
]
const TRIES = 300
const STEP_MS = 50

/** A PostgreSQL of the suite's own: it is stopped and started while others use it. */
export async function startPostgres(folder: string) {
  const port = await freePort()
  const user = serverUser()
  mkdirSync(folder)
  if (user) {
    chownSync(folder, user.uid, user.gid)
    openPath(dirname(folder))
  }
  const bin = binaries()
  const options = { ...user, env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' }, cwd: '/' }
  const init = ['-D', folder, '-A', 'trust', '-U', OWNER, '--no-sync', '--wal-segsize=4', '-E', 'UTF8']
  execFileSync(join(bin, 'initdb'), init, { ...options, stdio: 'ignore' })
  const settings = [...SETTINGS, `port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=`]
  const args = ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])]
  const isReady = () => {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-d', 'postgres'], {
        stdio: 'ignore',
      })
      return true
    } catch {
      return false
    }
  }
  let child: ChildProcess | undefined
  const isGone = () => !child || child.exitCode !== null || child.signalCode !== null
  /** Starts it, or waits until one that goes on after a crash of its own answers again. */
  const start = async () => {
    if (isGone()) {
      const log = openSync(`${dirname(folder)}.log`, 'a')
      child = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', log, log] })
      closeSync(log)
      endWithUs(child)
    }
    for (let left = TRIES; left > 0; left--) {
      if (isReady()) return
      await pause(STEP_MS)
    }
    throw new Error('PostgreSQL did not start')
  }
  /** As a crash would: nobody is waited for. A server that went down by itself is down already. */
  const stop = async () => {
    if (!child || isGone()) return
    const gone = once(child, 'exit')
    child.kill('SIGQUIT')
    await gone
  }
  await start()
  return { url: `postgresql://${OWNER}@127.0.0.1:${port}/postgres`, start, stop }
}

function binaries(): string {
  const newest = existsSync(PACKAGED) ? readdirSync(PACKAGED).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...newest.map((version) => join(PACKAGED, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
  if (!found) throw new Error('PostgreSQL is not installed: initdb and postgres are in no folder of PATH')
  return found
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A temporary folder is closed to others by default; the server must pass through it. */
function openPath(folder: string): void {
  chmodSync(folder, 0o755)
  chmodSync(dirname(folder), 0o755)
}
