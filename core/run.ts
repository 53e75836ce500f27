import { explainFailure } from './explain-failure.ts'
import { isAskedToStop } from './shutdown.ts'
import { keepHeapSmall } from './small-heap.ts'

/** Runs a process's main function; what it throws ends the process with one clear line and exit code 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  keepHeapSmall()
  try {
    await main()
  } catch (error) {
    // A start that was interrupted: the shutdown ends the process.
    if (isAskedToStop()) return
    const reason = explainFailure(error) ?? (error instanceof Error ? error.message : String(error))
    process.stderr.write(`${reason}\n`)
    process.exit(1)
  }
}
