import { isDatabaseFull, isDatabaseGone, originalCode } from '../database-failure.ts'

/** A file that cannot be read at all, as opposed to a row in it. The message names file, row and column where known. */
export class RegistryFileError extends Error {
  constructor(
    message: string,
    readonly advice: string,
    /** the same for whoever does not know the file by a path */
    readonly fault?: FileFault,
  ) {
    super(message)
    this.name = 'RegistryFileError'
  }
}

/** What is wrong with a file as a whole. */
export interface FileFault {
  code: 'utf16' | 'binary' | 'header' | 'twice' | 'missing'
  /** columns, or what stands in their place */
  words?: string
}

/** Another import writes now. */
export class ImportBusy extends RegistryFileError {
  constructor(message: string, advice: string) {
    super(message, advice)
    this.name = 'ImportBusy'
  }
}

/** An import that stopped on its way: whole batches are in the database, and a second run goes on from there. */
export class ImportStopped extends RegistryFileError {
  constructor(message: string, advice: string) {
    super(message, advice)
    this.name = 'ImportStopped'
  }
}

/** What the import cannot help, in words of its own: a full disk, a server that went away; any other error as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (isDatabaseGone(error)) {
    return new ImportStopped(
      `The database went away (${error.message}): the import stopped. Whole batches before that are kept.`,
      'Run the same import again when it is back: it goes on from there.',
    )
  }
  if (!isDatabaseFull(error)) return error
  const code = 'code' in error ? error.code : originalCode(error)
  return new ImportStopped(
    `The disk is full (${code}): the import stopped. No row is half written; whole batches before it are kept.`,
    'Make room and run the same import again: it goes on from there.',
  )
}
