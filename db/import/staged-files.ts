import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BulkWriter } from './bulk-writer.ts'
import { isRunning } from './import-lock.ts'
import type { ImportOptions } from './import-registry.ts'
import { REFUSED_TABLE } from './lists.ts'
import type { RegistryFile } from './registry-file.ts'
import type { SqliteBulk } from './sqlite-bulk.ts'
import { type StagedRange, type StagingEvent, stagingTables } from './staging.ts'
import type { StagingTask } from './staging-worker.ts'
import { threadFile } from './thread-file.ts'

/** Room for new objects: cells live for one row only, so a small one costs little time and saves memory. */
const YOUNG_MB = 8

interface FileState {
  read: number
  unchanged: number
  bytes: number
  staged: number
  /** staged rows that the writer has dealt with */
  written: number
}

/** The reading thread of an import and the staging database that it fills. */
export class StagedFiles {
  readonly #worker: Worker
  readonly #queue: StagingEvent[] = []
  readonly #states: FileState[]
  #wake: () => void = () => undefined
  #failure: unknown

  /** `desk`: the registry, or what stands for it where the reading thread is concerned. */
  static async open(
    desk: SqliteBulk,
    files: readonly RegistryFile[],
    options: ImportOptions,
  ): Promise<StagedFiles> {
    const thread = await threadFile()
    const path = `${desk.path}${SUFFIX}${process.pid}`
    removeLeftovers(desk.path)
    desk.attach(path, 'stage')
    await desk.script(
      `PRAGMA stage.journal_mode = WAL; PRAGMA stage.synchronous = OFF; PRAGMA stage.cache_size = -4000;
       ${stagingTables('stage')}; ${REFUSED_TABLE}`,
    )
    return new StagedFiles(desk, path, files, options, thread)
  }

  private constructor(
    private readonly desk: SqliteBulk,
    private readonly path: string,
    private readonly files: readonly RegistryFile[],
    private readonly options: ImportOptions,
    thread: string,
  ) {
    this.#states = files.map(() => ({ read: 0, unchanged: 0, bytes: 0, staged: 0, written: 0 }))
    this.#worker = this.#start(thread)
  }

  #start(thread: string): Worker {
    const task: StagingTask = {
      databasePath: this.desk.path,
      stagingPath: this.path,
      files: this.files,
      today: dayOf(this.options.now),
    }
    const worker = new Worker(thread, {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    worker.on('message', (event: StagingEvent) => this.#hear(event))
    worker.on('error', (error) => {
      this.#failure = error
      this.#wake()
    })
    return worker
  }

  #hear(event: StagingEvent): void {
    if (event.step === 'read') {
      const state = this.#states[event.file]
      if (state) Object.assign(state, { read: event.read, unchanged: event.unchanged, bytes: event.bytes })
      this.#tell()
      return
    }
    const state = event.step === 'rows' ? this.#states[event.file] : undefined
    if (state && event.step === 'rows') state.staged += event.to - event.from + 1
    if (event.step === 'failed') this.#failure = Object.assign(new Error(event.message), { code: event.code })
    else this.#queue.push(event)
    this.#wake()
  }

  /** Hands everything that is staged to the writer, in its order. */
  async passTo(writer: BulkWriter): Promise<void> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure
      const event = this.#queue.shift()
      if (event?.step === 'end') return
      if (event?.step === 'kind') await writer.finish(event.kind)
      else if (event?.step === 'rows') await writer.take(event)
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }

  /** The writer has dealt with rows. */
  wrote({ file, from, to }: StagedRange): void {
    const state = this.#states[file]
    if (state) state.written += to - from + 1
    this.#tell()
  }

  /** Bytes count as done when the rows in them are written, not when they are read. */
  #tell(): void {
    const doneBytes = this.#states.reduce(
      (sum, { bytes, staged, written }) => sum + (staged === 0 ? bytes : (bytes * written) / staged),
      0,
    )
    this.options.onProgress?.({
      doneBytes,
      totalBytes: this.files.reduce((sum, { bytes }) => sum + bytes, 0),
    })
  }

  counts(file: number): { read: number; unchanged: number } {
    const { read = 0, unchanged = 0 } = this.#states[file] ?? {}
    return { read, unchanged }
  }

  /** Ends the thread and takes the staging database away. */
  async remove(): Promise<void> {
    await this.#worker.terminate()
    await this.desk.script('DETACH stage')
    removeFiles(this.path)
  }
}

const SUFFIX = '-import-'

/** Staging databases of imports that were killed. */
function removeLeftovers(databasePath: string): void {
  const own = `${basename(databasePath)}${SUFFIX}`
  for (const name of readdirSync(dirname(databasePath))) {
    const pid = name.startsWith(own) ? /^\d+/.exec(name.slice(own.length))?.[0] : undefined
    if (pid && !isRunning(Number(pid))) rmSync(join(dirname(databasePath), name), { force: true })
  }
}

function removeFiles(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

/** The day that has begun somewhere in the union: no place of it has a later clock than Kamchatka. */
function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kamchatka' }).format(moment)
}
