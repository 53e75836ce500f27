import { explainFailure } from './explain-failure.ts'

/** Runs a process's main function; what it throws ends the process with one clear line and exit code 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    const reason = explainFailure(error) ?? (error instanceof Error ? error.message : String(error))
    process.stderr.write(`${reason}\n`)
    process.exit(1)
  }
}
