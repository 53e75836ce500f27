import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISK } from './leftovers.ts'
import { startPostgres } from './postgres-server.ts'
import { startRedis } from './redis-server.ts'

export type StackName = 'sqlite' | 'postgres'

/** What the processes of a scenario stand on, and what can happen to it. */
export interface Stack {
  name: StackName
  databaseUrl: string
  redisUrl: string | undefined
  flushRedis(): Promise<void>
  restartRedis(): Promise<void>
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  fillDisk(): void
  freeDisk(): void
  close(): Promise<void>
}

export interface StackOptions {
  folder: string
  /** the disk of the database is small: it can be filled */
  smallDisk: boolean
  /** a migrated, empty SQLite database */
  emptySqlite: string
}

/** SQLite's files and a write-ahead log of a few thousand messages; PostgreSQL's cluster with the same. */
const DISK_MB = { sqlite: 24, postgres: 160 }

export async function startStack(name: StackName, options: StackOptions): Promise<Stack> {
  const data = join(options.folder, 'data')
  mkdirSync(data, { recursive: true })
  const disk = options.smallDisk ? mountDisk(data, DISK_MB[name]) : undefined
  const started = name === 'sqlite' ? startSqlite(data, options) : await startServers(data)
  return {
    ...started,
    fillDisk: () => disk?.fill(),
    freeDisk: () => disk?.free(),
    close: async () => {
      disk?.free()
      await started.close()
      disk?.unmount()
    },
  }
}

type Started = Omit<Stack, 'fillDisk' | 'freeDisk'>

function startSqlite(data: string, { emptySqlite }: StackOptions): Started {
  const file = join(data, 'pervichka.db')
  copyFileSync(emptySqlite, file)
  const nothing = async () => undefined
  return {
    name: 'sqlite',
    databaseUrl: `file:${file}`,
    redisUrl: undefined,
    flushRedis: nothing,
    restartRedis: nothing,
    stopDatabase: nothing,
    startDatabase: nothing,
    close: nothing,
  }
}

async function startServers(data: string): Promise<Started> {
  const postgres = await startPostgres(join(data, 'postgres'))
  const redis = await startRedis(data)
  return {
    name: 'postgres',
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    flushRedis: redis.flush,
    restartRedis: redis.restart,
    stopDatabase: postgres.stop,
    startDatabase: postgres.start,
    close: async () => {
      await postgres.stop()
      await redis.close()
    },
  }
}

/** A disk of its own in memory. What fills it is one file that is removed again. */
function mountDisk(folder: string, megabytes: number) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, DISK, folder])
  const unmount = () => void execFileSync('umount', ['-l', folder])
  process.once('exit', unmount)
  const filler = join(folder, 'filler')
  return {
    fill: () => {
      const piece = Buffer.alloc(4096)
      try {
        for (;;) writeFileSync(filler, piece, { flag: 'a' })
      } catch {
        // It is full: that was the purpose.
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => {
      process.off('exit', unmount)
      unmount()
    },
  }
}
