import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { FILE_KINDS } from '../../domain/registry/row-schemas.ts'
import { Erasures } from './erasures.ts'
import type { RegistryFile } from './registry-file.ts'
import { KindStager } from './stage-kind.ts'
import type { StagingEvent } from './staging.ts'

/** What the thread is started with. */
export interface StagingTask {
  databasePath: string
  stagingPath: string
  files: readonly RegistryFile[]
  /** the day of import, YYYY-MM-DD */
  today: string
}

/** The reading thread of an import: files → checked rows in the staging database, one kind after another. */
function stage({ databasePath, stagingPath, files, today }: StagingTask): void {
  const [registry, staging] = [new Database(databasePath), new Database(stagingPath)]
  staging.pragma('synchronous = OFF')
  staging.pragma('cache_size = -24000')
  const erasures = Erasures.read(registry)
  for (const kind of FILE_KINDS) {
    const own = [...files.entries()].filter(([, file]) => file.kind === kind)
    if (own.length === 0) continue
    const stager = new KindStager(kind, { registry, staging, erasures, today, say })
    for (const [at, file] of own) stager.stageFile(file, at)
    stager.finish()
    say({ step: 'kind', kind })
  }
  say({ step: 'end' })
  staging.close()
  registry.close()
}

function say(event: StagingEvent): void {
  parentPort?.postMessage(event)
}

try {
  stage(workerData as StagingTask)
} catch (error) {
  // An error of SQLite would lose its code on the way to the other thread.
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  say({ step: 'failed', message: error instanceof Error ? error.message : String(error), code })
}
