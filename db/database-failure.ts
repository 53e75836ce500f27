/** 53100 is PostgreSQL's. */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EFBIG|EDQUOT|53100)/
/** PostgreSQL was stopped, or the way to it broke; P1001 and P1017 are Prisma's words for it. */
const GONE = /^(57P0\d|08\w{3}|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|P1001|P1017)/
/** The library itself gives no code where a connection ends. */
const ENDED = /^Connection terminated|^Client (was closed|has encountered)/

/** The database cannot write: its disk is full. */
export function isDatabaseFull(error: unknown): boolean {
  return codesOf(error).some((code) => FULL.test(code))
}

/** The database's server went away, or cannot be reached. */
export function isDatabaseGone(error: unknown): boolean {
  return codesOf(error).some((code) => GONE.test(code)) || ENDED.test(String(field(error, 'message')))
}

/** The database's own code, which Prisma's adapter passes on; '' where there is none. */
export function originalCode(error: unknown): string {
  const adapterError = field(field(error, 'meta'), 'driverAdapterError') ?? error
  return String(field(field(adapterError, 'cause'), 'originalCode') ?? '')
}

function codesOf(error: unknown): string[] {
  return [originalCode(error), String(field(error, 'code') ?? '')]
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
