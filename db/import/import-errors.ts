/** A file that cannot be read at all, as opposed to a row in it. The message names file, row and column where known. */
export class RegistryFileError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message)
    this.name = 'RegistryFileError'
  }
}

/** An import that stopped on its way: whole batches are in the database, and a second run goes on from there. */
export class ImportStopped extends RegistryFileError {
  constructor(message: string, advice: string) {
    super(message, advice)
    this.name = 'ImportStopped'
  }
}

const FULL = /^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EFBIG|EDQUOT)/

/** The error of a full disk in words of its own; any other one as it is. */
export function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!FULL.test(code)) return error
  return new ImportStopped(
    `The disk is full (${code}): the import stopped. No row is half written; whole batches before it are kept.`,
    'Make room and run the same import again: it goes on from there.',
  )
}
