import { hostname } from 'node:os'
import { type Bulk, storedMoment } from './bulk.ts'
import { explained, ImportStopped, RegistryFileError } from './import-errors.ts'

const HEARTBEAT_MS = 5000
/** A holder that has been silent so long has died, even if another process has its number now. */
const DEAD_AFTER_MS = 60_000

interface Holder {
  pid: number
  host: string
  startedAt: string
  heartbeatAt: string
}

/** Whoever slept so long that another took over must touch that one's lock no more. */
const OWN = `WHERE "pid" = ? AND "startedAt" = ?`
const HOLDER = `SELECT "pid", "host", "startedAt", "heartbeatAt" FROM "ImportLock"`
const TAKE = `INSERT INTO "ImportLock" ("id", "pid", "host", "startedAt", "heartbeatAt")
  VALUES (1, ?, ?, ?, ?) ON CONFLICT ("id") DO NOTHING`

/** Two imports at once would each take the other's rows for their own: the second one is refused. */
export class ImportLock {
  #timer: NodeJS.Timeout | undefined
  #failure: unknown
  /** with the process, what tells this lock from another's */
  #takenAt = ''

  private constructor(private readonly bulk: Bulk) {}

  static async take(bulk: Bulk): Promise<ImportLock> {
    const lock = new ImportLock(bulk)
    await bulk.transact(async () => {
      const holder = await bulk.one<Holder>(HOLDER)
      if (holder && isAlive(holder)) throw refusal(holder)
      if (holder) await bulk.run(`DELETE FROM "ImportLock" ${OWN}`, holder.pid, holder.startedAt)
      lock.#takenAt = storedMoment(new Date())
      if ((await bulk.run(TAKE, process.pid, hostname(), lock.#takenAt, lock.#takenAt)) > 0) return
      // Both have seen that nobody holds it, and the other was first.
      throw refusal(await bulk.one<Holder>(HOLDER))
    })
    lock.#timer = setInterval(() => void lock.#beat(), HEARTBEAT_MS)
    return lock
  }

  async #beat(): Promise<void> {
    const now = storedMoment(new Date())
    try {
      const kept = await this.bulk.transact(() =>
        this.bulk.run(`UPDATE "ImportLock" SET "heartbeatAt" = ? ${OWN}`, now, process.pid, this.#takenAt),
      )
      if (kept === 0)
        throw new ImportStopped('Another import has taken over.', 'Let it end, then import again.')
    } catch (error) {
      this.#failure = error
    }
  }

  /** Throws where the lock could not be kept. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    try {
      await this.bulk.transact(() =>
        this.bulk.run(`DELETE FROM "ImportLock" ${OWN}`, process.pid, this.#takenAt),
      )
    } catch (error) {
      // On a full disk the lock stays behind, and the next import finds its holder dead.
      if (!(explained(error) instanceof ImportStopped)) throw error
    }
  }
}

function isAlive({ pid, host, heartbeatAt }: Holder): boolean {
  if (Date.now() - Date.parse(heartbeatAt) > DEAD_AFTER_MS) return false
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

function refusal(holder: Holder | undefined): RegistryFileError {
  const since = holder ? ` since ${holder.startedAt} (process ${holder.pid} on ${holder.host})` : ''
  return new RegistryFileError(
    `Another import is running${since}.`,
    'Wait until it ends and run this one again.',
  )
}
