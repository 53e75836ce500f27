/** 53100 is PostgreSQL's. */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EFBIG|EDQUOT|53100)/
/**
 * PostgreSQL was stopped, takes nobody more, or the way to it broke; P1001, P1017 and the names are Prisma's words for it,
 * P2024 and P2028 that no connection was had in time, or a transaction lost its own.
 */
const GONE =
  /^(57P0\d|08\w{3}|53300|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|P1001|P1017|P2024|P2028|ConnectionClosed|DatabaseNotReachable|SocketTimeout|TlsConnectionError|TooManyConnections)/
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
  return String(field(causeOf(error), 'originalCode') ?? '')
}

/** What is wrong with a connection has a name of the adapter instead of a code. */
function codesOf(error: unknown): string[] {
  return [
    originalCode(error),
    String(field(causeOf(error), 'kind') ?? ''),
    String(field(error, 'code') ?? ''),
  ]
}

function causeOf(error: unknown): unknown {
  return field(field(field(error, 'meta'), 'driverAdapterError') ?? error, 'cause')
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
