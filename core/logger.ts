import { type Logger, pino } from 'pino'

export type { Logger }

/** Keys that may hold a person's data or a secret: never written, wherever they stand in the logged object. */
const SECRET_KEYS = [
  'token',
  'secret',
  'phone',
  'email',
  'lastName',
  'firstName',
  'middleName',
  'fullName',
  'chairFullName',
  'name',
  'birthDate',
  'ticketNumber',
  'text',
  'answers',
  'vars',
  'contact',
]

/** A logger to standard error: standard output belongs to what a command answers. */
export function createLogger(level: string): Logger {
  const redact = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
