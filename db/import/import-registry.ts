import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import type { RowCounts } from '../../domain/registry/sent-file.ts'
import type { Database } from '../client.ts'
import { noteConfirmed } from '../repos/accepted-people.ts'
import { noteReportsImported } from '../repos/reports-known.ts'
import { BulkWriter } from './bulk-writer.ts'
import { explained } from './import-errors.ts'
import { ImportLock } from './import-lock.ts'
import { addRefused, countRejects, ListFile, listRejects } from './lists.ts'
import { findRegistryFiles, type RegistryFile } from './registry-file.ts'
import { settleChairs } from './settle-chairs.ts'
import { StagedFiles } from './staged-files.ts'
import { listVanished, markAbsent, unseenOrganisations } from './vanished.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

/** What happened to the rows of one file. `vanished`: known from earlier imports and in no file of its kind now. */
export interface FileCounts extends RowCounts {
  path: string
  vanished: number
}

/** What an import did, as `cli import --json` prints it. */
export interface ImportReport {
  files: FileCounts[]
  /** path of rejects.csv */
  rejects: string
  /** path of vanished.csv */
  vanished: string
}

export interface ImportOptions {
  /** the moment that bindings and terms begin */
  now: Date
  /** tells everything and writes nothing */
  dryRun?: boolean
  /**
   * paths of the only sub-trees whose rows may be written. Such a file is a part of the registry and speaks for nothing
   * that it does not name: no row is missed in it
   */
  within?: readonly string[]
  /** told every now and then how many bytes of all files are dealt with */
  onProgress?: (progress: { doneBytes: number; totalBytes: number }) => void
}

/**
 * Imports registry files, or folders of them, in any order. A thread of its own reads and checks them, this one
 * writes what is new or changed, in short transactions: a second run after a kill goes on where the first one
 * stopped. A wrong row is listed in rejects.csv and stops no other. Throws RegistryFileError where a file as a whole
 * cannot be read, where another import is running, and where the disk is full.
 */
export async function importRegistry(
  database: Database,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const files = findRegistryFiles(paths).sort((one, other) => orderOf(one) - orderOf(other))
  const folder = folderOf(paths[0] ?? '.')
  const rejects = new ListFile(join(folder, 'rejects.csv'), ['file', 'row', 'column', 'code', 'message'])
  const vanished = new ListFile(join(folder, 'vanished.csv'), ['kind', 'ais_id'])
  try {
    const workplace = await openWorkplace(database, options.dryRun ?? false)
    try {
      const lock = options.dryRun ? undefined : await ImportLock.take(database)
      try {
        if (!options.dryRun) await settleChairs(database, options.now)
        const counts = await importFiles(workplace, files, options, { rejects, vanished, lock })
        if (!options.dryRun) {
          await settleChairs(database, options.now)
          await noteConfirmed(database.write)
          const reports = files.some(({ kind }) => kind === 'stat_reports')
          // Of a part of the registry the trail says when it came.
          if (reports && !options.within) await noteReportsImported(database.write, options.now)
        }
        return { files: counts, rejects: rejects.path, vanished: vanished.path }
      } finally {
        await lock?.release()
      }
    } finally {
      await workplace.close()
    }
  } catch (error) {
    throw explained(error)
  } finally {
    rejects.close()
    vanished.close()
  }
}

interface Tools {
  rejects: ListFile
  vanished: ListFile
  lock: ImportLock | undefined
}

async function importFiles(
  workplace: Workplace,
  files: readonly RegistryFile[],
  options: ImportOptions,
  { rejects, vanished, lock }: Tools,
): Promise<FileCounts[]> {
  const { registry, desk, carrier } = workplace
  await workplace.prepare(kindsOf(files))
  const staged = await StagedFiles.open(desk, files, options)
  try {
    const writer = new BulkWriter(registry, {
      files,
      now: options.now,
      rehearse: options.dryRun ?? false,
      ...(carrier && { carrier }),
      ...(options.within && { within: options.within }),
      refuse: (refusals) => addRefused(desk, refusals),
      onBatch: (range) => {
        lock?.check()
        staged.wrote(range)
      },
    })
    await staged.passTo(writer)
    const refused = await countRejects(desk)
    await workplace.refresh()
    const missed = options.within ? [] : kindsOf(files)
    const gone = new Map(missed.map((kind) => [kind, listVanished(desk, kind, vanished)]))
    const absent = gone.get('organisations')
    if (absent && !options.dryRun) {
      const names = { unseen: await unseenOrganisations(desk), vanished: absent }
      await registry.transact(() => markAbsent(registry, names, options.now.toISOString().slice(0, 10)))
    }
    return files.map(({ path, kind }, at) => {
      const isLast = files.findLastIndex((file) => file.kind === kind) === at
      return {
        path,
        kind,
        ...staged.counts(at),
        inserted: writer.inserted(at),
        updated: writer.updated(at),
        rejected: refused.get(at) ?? 0,
        vanished: isLast ? (gone.get(kind)?.length ?? 0) : 0,
      }
    })
  } finally {
    // Whatever stopped the import, what was refused until then is told.
    listRejects(desk, rejects, files)
    await staged.remove()
  }
}

/** Files stand in the report as they are imported. */
function orderOf({ kind }: RegistryFile): number {
  return FILE_KINDS.indexOf(kind)
}

function kindsOf(files: readonly RegistryFile[]): FileKind[] {
  return FILE_KINDS.filter((kind) => files.some((file) => file.kind === kind))
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}
