import type { Command } from 'commander'
import { calendarDate } from '../core/time-zone.ts'
import type { Database } from '../db/client.ts'
import { findDuplicates } from '../db/counts/find-duplicates.ts'
import { refreshCounts } from '../db/counts/refresh-counts.ts'
import { RegistryFileError } from '../db/import/import-errors.ts'
import { type ImportReport, importRegistry } from '../db/import/import-registry.ts'
import { answer, withDatabase } from './context.ts'
import { Failure } from './failure.ts'
import { progressBar } from './progress-bar.ts'

interface Options {
  dryRun?: boolean
  strict?: boolean
  json?: boolean
}

/** `import`: registry files into the database. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('import registry files; what cannot be taken is written to rejects.csv')
    .argument('<paths...>', 'files or folders, in any order')
    .option('--dry-run', 'tell what an import would do, and write nothing to the database')
    .option('--strict', 'exit with 1 when any row was rejected')
    .option('--json', 'print { files: [...], rejects: PATH, vanished: PATH }')
    .action(async (paths: string[], options: Options) => {
      const report = await run(paths, options)
      answer(options.json, report, () => lines(report, options.dryRun ?? false))
      const rejected = report.files.reduce((sum, file) => sum + file.rejected, 0)
      if (options.strict && rejected > 0) {
        throw new Failure(`${rejected} rows were rejected.`, `Read ${report.rejects}.`)
      }
    })
}

function run(paths: readonly string[], options: Options): Promise<ImportReport> {
  return withDatabase(async ({ database, env, clock }) => {
    const progress = progressBar('MB')
    try {
      const [now, since] = [clock.now(), performance.now()]
      const report = await importRegistry(database, paths, {
        now,
        dryRun: options.dryRun ?? false,
        onProgress: ({ doneBytes, totalBytes }) => progress.at(megabytes(doneBytes), megabytes(totalBytes)),
      })
      progress.end()
      if (!options.dryRun) {
        const seconds = ((performance.now() - since) / 1000).toFixed(1)
        process.stderr.write(`Rows are in after ${seconds} s; now duplicates and coverage …\n`)
        await bringUp(database, calendarDate(now, env.TIME_ZONE), now)
      }
      return report
    } catch (error) {
      if (error instanceof RegistryFileError) throw new Failure(error.message, error.advice)
      throw error
    } finally {
      progress.end()
    }
  })
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10
}

/** What follows from the rows: duplicates among them, and the figures of every organisation. */
async function bringUp(database: Database, day: string, now: Date): Promise<void> {
  await findDuplicates(database.write, day, now)
  await refreshCounts(database.write, { today: day })
}

function lines({ files, rejects, vanished }: ImportReport, dryRun: boolean): string[] {
  const rows = files.map(
    (file) =>
      `${file.path} (${file.kind}): ${file.read} read, ${file.inserted} inserted, ${file.updated} updated, ` +
      `${file.unchanged} unchanged, ${file.rejected} rejected, ${file.vanished} vanished`,
  )
  const lists = [`Rejects: ${rejects}`, `Vanished: ${vanished}`]
  return [...rows, ...lists, ...(dryRun ? ['Nothing was written: this was a dry run.'] : [])]
}
