import { createTransport } from 'nodemailer'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { Rendered, Sender } from '../sender/ports.ts'
import { type FailedLetter, outcomeOfFailed } from './smtp-outcome.ts'

export interface SmtpOptions {
  url: string
  from: { name: string; address: string }
  connections: number
  patience?: Patience
  log?: (fields: { status: number | undefined; code: string; command: string }) => void
}

/** Milliseconds that a mail server may take, for each step and for a whole letter. */
export interface Patience {
  connectMs: number
  silenceMs: number
  letterMs: number
}

const PATIENCE: Patience = { connectMs: 10_000, silenceMs: 20_000, letterMs: 25_000 }
/** A connection nobody uses is given up: servers end idle ones by themselves, in the middle of the next letter. */
const IDLE_MS = 5_000
/** Only where not a byte of the letter has left may the library take another connection for it. */
const OTHER_CONNECTIONS = 1
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

/** A mail server as a Sender, over one pool of connections. */
export function createSmtpSender({ url, from, connections, patience, log }: SmtpOptions): Sender & {
  /** throws where the server cannot be reached, or does not know us */
  verify(): Promise<void>
} {
  const { connectMs, silenceMs, letterMs } = { ...PATIENCE, ...patience }
  const { hostname, password } = new URL(url)
  const transport = createTransport({
    url,
    pool: true,
    ...{ maxConnections: connections, maxRequeues: OTHER_CONNECTIONS, idleTimeout: IDLE_MS },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs },
    ...{ socketTimeout: silenceMs, disableFileAccess: true, disableUrlAccess: true },
    // A password is told to nobody in the clear, but to a server on this very machine.
    requireTLS: password !== '' && !LOOPBACK.test(hostname),
  })
  const send = async (address: string, { html, letter }: Rendered): Promise<Outcome> => {
    if (!letter) return { kind: 'rejected', code: 'not_renderable' }
    const { id, subject, text, headers, date } = letter
    try {
      await transport.sendMail({
        ...{ from, subject, text, html, headers, date, messageId: id },
        to: { name: '', address },
        signal: AbortSignal.timeout(letterMs),
      })
      return { kind: 'sent', messageId: id }
    } catch (error) {
      const failed = failedLetter(error)
      const outcome = outcomeOfFailed(failed)
      log?.({ status: failed.status, command: failed.command, code: codeOf(error) })
      return outcome
    }
  }
  const cannot = async (): Promise<Outcome> => ({ kind: 'rejected', code: 'method_missing' })
  return {
    send,
    edit: cannot,
    remove: cannot,
    verify: async () => void (await transport.verify()),
    close: async () => transport.close(),
  }
}

/** What the library's error says. */
function failedLetter(error: unknown): FailedLetter {
  const field = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined)
  const status = field('responseCode')
  const command = field('command')
  return {
    before: beforeWhat(codeOf(error), field('timeoutType'), field('originalCode') ?? field('errno')),
    status: typeof status === 'number' ? status : undefined,
    said: String(field('response') ?? ''),
    command: typeof command === 'string' ? command : '',
    // The library itself has found that no server would take this address.
    impossible: codeOf(error) === 'EENVELOPE' && command === 'API',
  }
}

/** Errors of the way to the server, before a letter can have left. */
const ON_THE_WAY = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EREQUIRETLS', 'ECONFIG']
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']
const NO_GREETING = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']

function beforeWhat(code: string, timeout: unknown, cause: unknown): FailedLetter['before'] {
  if (ON_THE_WAY.includes(code) || NOT_CONNECTED.includes(String(cause))) return 'server'
  return NO_GREETING.includes(String(timeout)) ? 'server' : undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
