import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { calendarDate } from '../../core/time-zone.ts'
import { ImportBusy, ImportStopped, RegistryFileError } from '../../db/import/import-errors.ts'
import { importRegistry } from '../../db/import/import-registry.ts'
import { kindOfFile } from '../../db/import/registry-file.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import type { SentFile, SettledFile } from '../../db/repos/sent-files.ts'
import { type GrantHeld, officerGrants } from '../../domain/identity/who.ts'
import { topmost } from '../../domain/registry/own-rows.ts'
import {
  isPacked,
  MAX_SENT_BYTES,
  MOST_REJECTS,
  type SentFileFault,
} from '../../domain/registry/sent-file.ts'
import type { JobContext } from '../context.ts'

/** What became of a file, and by what right; or why it is to be tried again later. */
export type Dealt = { by?: GrantHeld } & ({ settled: SettledFile } | { later: SentFileFault })

const failed = (fault: SentFileFault, faultWords?: string): Dealt => ({
  settled: { state: 'failed', fault, ...(faultWords && { faultWords }) },
})

/** Fetches a file and checks or imports it, by the rights that its sender has at this moment. */
export async function dealWith(
  context: JobContext,
  file: SentFile,
  onProgress: (pct: number) => void,
): Promise<Dealt> {
  const folder = await mkdtemp(join(tmpdir(), 'pervichka-sent-'))
  try {
    const path = join(folder, 'sent.csv')
    const fetched = await context.files.fetch(file.fileId, path, MAX_SENT_BYTES)
    if (fetched.kind === 'away') return { later: 'away' }
    if (fetched.kind !== 'here') return failed(fetched.kind)
    if (file.state === 'importing' && file.digest !== fetched.digest) return failed('changed')
    return await readFile(context, file, { path, digest: fetched.digest, onProgress })
  } catch (error) {
    return whyNot(error, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Fetched {
  path: string
  digest: string
  onProgress: (pct: number) => void
}

async function readFile(
  { database, clock, env }: JobContext,
  file: SentFile,
  { path, digest, onProgress }: Fetched,
): Promise<Dealt> {
  const now = clock.now()
  const grants = officerGrants(await whoIs(database.read, file.accountId, calendarDate(now, env.TIME_ZONE)))
  const within = topmost(grants.map(({ orgPath }) => orgPath))
  const by = grants.find(({ orgPath }) => orgPath === within[0])
  if (!by) return failed('no_right')
  const head = await headOf(path)
  if (head.length === 0) return failed('empty')
  if (isPacked(head)) return failed('zip')
  if (kindOfFile(path) === 'accounts') return failed('accounts')
  const report = await importRegistry(database, [path], {
    ...{ now, within, dryRun: file.state === 'checking' },
    onProgress: ({ doneBytes, totalBytes }) => onProgress(Math.floor((100 * doneBytes) / totalBytes)),
  })
  const [counted] = report.files
  if (!counted) return failed('empty')
  const { kind, read, inserted, updated, unchanged, rejected } = counted
  const counts = { kind, read, inserted, updated, unchanged, rejected }
  const state = file.state === 'checking' ? 'checked' : 'done'
  return { by, settled: { state, counts, digest, rejects: await firstRejects(report.rejects) } }
}

/** What a person can do about it, or nobody knew before. */
function whyNot(error: unknown, { state }: SentFile): Dealt {
  // The checked file waits: its sender presses the button again.
  if (error instanceof ImportBusy) return { settled: { state: 'checked', fault: 'busy' } }
  if (error instanceof ImportStopped) return { later: 'stopped' }
  if (error instanceof RegistryFileError && error.fault && state === 'checking')
    return failed(error.fault.code, error.fault.words)
  throw error
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Row, column and code of the first refused rows; the file's own path and the messages are left out. */
async function firstRejects(path: string): Promise<string> {
  const kept: string[] = []
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    if (kept.length > MOST_REJECTS) break
    kept.push(line.split(',').slice(1, 4).join(','))
  }
  // The first line holds the names of the columns.
  return kept.slice(1).join('\n')
}
