import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import type { Database, Tx } from '../client.ts'
import { type FileCounts, importKind } from './import-kind.ts'
import { accountImporter } from './kinds/accounts.ts'
import { partnerImporter, purchaseImporter } from './kinds/bonus.ts'
import { quizResultImporter, snapshotImporter, statReportImporter } from './kinds/figures.ts'
import { memberImporter } from './kinds/members.ts'
import { organisationImporter } from './kinds/organisations.ts'
import { findRegistryFiles, type RegistryFile } from './registry-file.ts'
import { RejectsFile } from './rejects-file.ts'

/** What an import did, as `cli import --json` prints it. */
export interface ImportReport {
  files: FileCounts[]
  /** path of rejects.csv */
  rejects: string
}

export interface ImportOptions {
  /** the moment that bindings and terms begin */
  now: Date
  /** does everything, then takes it all back */
  dryRun?: boolean
  /** told after every batch: the file, and how many of its rows have been read */
  onProgress?: (path: string, read: number) => void
  /** where rejects.csv goes; next to the first path where it is not given */
  rejectsPath?: string
}

/** Runs work in one transaction. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** What the import of each kind is given. */
export interface ImportRun {
  transact: Transact
  rejects: RejectsFile
  now: Date
  onProgress: (path: string, read: number) => void
}

/**
 * Imports registry files, or folders of them, in any order. Rows go in by batches, each in its own transaction;
 * a row that is not as it was at the last import wins, an unchanged one touches nothing, a wrong one is written
 * to rejects.csv and stops no other. Throws RegistryFileError where a file as a whole cannot be read.
 */
export async function importRegistry(
  database: Database,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const files = await findRegistryFiles(paths)
  const rejects = new RejectsFile(options.rejectsPath ?? besides(paths[0] ?? '.'))
  const run = { rejects, now: options.now, onProgress: options.onProgress ?? (() => undefined) }
  try {
    const counts = options.dryRun
      ? await rehearse(database, files, run)
      : await importFiles(files, { ...run, transact: (work) => database.write.$transaction(work) })
    return { files: counts, rejects: rejects.path }
  } finally {
    rejects.close()
  }
}

async function importFiles(files: readonly RegistryFile[], run: ImportRun): Promise<FileCounts[]> {
  const counts: FileCounts[] = []
  for (const kind of FILE_KINDS) {
    const own = files.filter((file) => file.kind === kind)
    if (own.length > 0) counts.push(...(await importFilesOf(kind, own, run)))
  }
  return counts
}

function importFilesOf(
  kind: FileKind,
  files: readonly RegistryFile[],
  run: ImportRun,
): Promise<FileCounts[]> {
  switch (kind) {
    case 'organisations':
      return importKind(organisationImporter, files, run)
    case 'members':
      return importKind(memberImporter, files, run)
    case 'stat_reports':
      return importKind(statReportImporter, files, run)
    case 'snapshots':
      return importKind(snapshotImporter, files, run)
    case 'partners':
      return importKind(partnerImporter, files, run)
    case 'purchases':
      return importKind(purchaseImporter, files, run)
    case 'quiz_results':
      return importKind(quizResultImporter, files, run)
    case 'accounts':
      return importKind(accountImporter(run.now), files, run)
  }
}

/** Carries the counts of a rehearsal out of the transaction that is taken back. */
class Rehearsed extends Error {
  constructor(readonly counts: FileCounts[]) {
    super('taken back')
    this.name = 'Rehearsed'
  }
}

/** Longer than any import takes; while it lasts nobody else can write. */
const REHEARSAL_MS = 3_600_000

async function rehearse(
  database: Database,
  files: readonly RegistryFile[],
  run: Omit<ImportRun, 'transact'>,
): Promise<FileCounts[]> {
  try {
    await database.write.$transaction(
      async (tx) => {
        throw new Rehearsed(await importFiles(files, { ...run, transact: (work) => work(tx) }))
      },
      { timeout: REHEARSAL_MS },
    )
  } catch (error) {
    if (error instanceof Rehearsed) return error.counts
    throw error
  }
  return []
}

function besides(path: string): string {
  return join(statSync(path).isDirectory() ? path : dirname(path), 'rejects.csv')
}
