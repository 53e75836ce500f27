import { hostname } from 'node:os'
import type { Database } from '../client.ts'
import { moment } from '../dialect.ts'
import type { ImportLock as Holder } from '../generated/client.ts'
import { realNow } from '../real-now.ts'
import { ImportBusy, ImportStopped, type RegistryFileError } from './import-errors.ts'

const HEARTBEAT_MS = 5000
/** A holder that has been silent so long has died, even if another process has its number now. */
const DEAD_AFTER_MS = 60_000

/** Two imports at once would each take the other's rows for their own: the second one is refused. */
export class ImportLock {
  #timer: NodeJS.Timeout | undefined
  #failure: unknown

  private constructor(
    private readonly database: Database,
    /** with the process, what tells this lock from another's: whoever took over must be touched no more */
    private readonly takenAt: Date,
  ) {}

  static async take(database: Database): Promise<ImportLock> {
    const holder = await database.read.importLock.findFirst()
    const now = await realNow(database.read)
    if (holder && isAlive(holder, now)) throw refusal(holder)
    if (holder) {
      const { pid, startedAt } = holder
      await database.write.importLock.deleteMany({ where: { pid, startedAt } })
    }
    const lock = new ImportLock(database, now)
    // Of two that have seen that nobody holds it one is first.
    if (!(await lock.#insert())) throw refusal(await database.read.importLock.findFirst())
    lock.#timer = setInterval(() => void lock.#beat(), HEARTBEAT_MS)
    return lock
  }

  async #insert(): Promise<boolean> {
    const { write } = this.database
    const now = moment(write, this.takenAt)
    const inserted = await write.$executeRaw`
      INSERT INTO "ImportLock" ("id", "pid", "host", "startedAt", "heartbeatAt")
      VALUES (1, ${process.pid}, ${hostname()}, ${now}, ${now}) ON CONFLICT ("id") DO NOTHING`
    return inserted > 0
  }

  get #own(): { pid: number; startedAt: Date } {
    return { pid: process.pid, startedAt: this.takenAt }
  }

  async #beat(): Promise<void> {
    try {
      const { write } = this.database
      const { count } = await write.importLock.updateMany({
        where: this.#own,
        data: { heartbeatAt: await realNow(write) },
      })
      if (count === 0)
        throw new ImportStopped('Another import has taken over.', 'Let it end, then import again.')
    } catch (error) {
      this.#failure = error
    }
  }

  /** Throws where the lock could not be kept. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Whether or not it can be given back: the next import finds its holder dead. */
  async release(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.allSettled([this.database.write.importLock.deleteMany({ where: this.#own })])
  }
}

function isAlive({ pid, host, heartbeatAt }: Holder, now: Date): boolean {
  if (now.getTime() - heartbeatAt.getTime() > DEAD_AFTER_MS) return false
  return host !== hostname() || pid === process.pid || isRunning(pid)
}

/** Is there a process of this number on this machine? */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function refusal(holder: Holder | null): RegistryFileError {
  const since = holder
    ? ` since ${holder.startedAt.toISOString()} (process ${holder.pid} on ${holder.host})`
    : ''
  return new ImportBusy(`Another import is running${since}.`, 'Wait until it ends and run this one again.')
}
