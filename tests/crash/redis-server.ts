import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { endWithUs } from '../support/bot-process.ts'
import { freePort } from '../support/free-port.ts'
import { untilReady } from './until-ready.ts'

/** A Redis of the suite's own: it is flushed and killed. */
export async function startRedis(folder: string) {
  const port = await freePort()
  let child: ChildProcess
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
      // By its place a later run knows it, should this one be killed.
      ...{ stdio: 'ignore', cwd: folder },
    })
    endWithUs(child)
    await untilReady(port)
  }
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      const redis = new Redis(port)
      await redis.flushall()
      redis.disconnect()
    },
    /** Comes back empty. */
    restart: async () => {
      await stop()
      await start()
    },
    close: stop,
  }
}
