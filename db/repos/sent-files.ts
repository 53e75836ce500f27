import { z } from 'zod'
import { FILE_KINDS } from '../../domain/registry/row-schemas.ts'
import {
  type RowCounts,
  SENT_FILE_FAULTS,
  type SentFileFault,
  type SentFileState,
  type SentFileView,
} from '../../domain/registry/sent-file.ts'
import type { PrismaClient, Tx } from '../client.ts'
import type { SentFile as Row } from '../generated/client.ts'
import { holdAccount } from '../hold-row.ts'

/** A file that was sent in the chat. */
export interface SentFile extends SentFileView {
  accountId: number
  fileId: string
  digest: string | null
  /** refused rows as `row,column,code`, a line each */
  rejects: string | null
  attempts: number
  stateAt: Date
}

const number = z.number().int().min(0)
const countsSchema = z.object({
  kind: z.enum(FILE_KINDS),
  ...{ read: number, inserted: number, updated: number, unchanged: number, rejected: number },
})

/** Takes a file in the place of those its sender has not confirmed; undefined while one of them is being imported. */
export async function addSentFile(
  tx: Tx,
  file: { accountId: number; fileId: string; name: string; bytes: number },
  now: Date,
): Promise<SentFile | undefined> {
  const { accountId } = file
  await holdAccount(tx, accountId)
  const busy = { accountId, state: { in: ['confirmed', 'importing'] } }
  if (await tx.sentFile.findFirst({ where: busy })) return undefined
  await tx.sentFile.updateMany({
    where: { accountId, state: { in: ['sent', 'checking', 'checked'] } },
    data: { state: 'dropped', stateAt: now },
  })
  return toFile(await tx.sentFile.create({ data: { ...file, state: 'sent', createdAt: now, stateAt: now } }))
}

/** A file of this very account. */
export async function findSentFile(
  read: PrismaClient | Tx,
  accountId: number,
  id: number,
): Promise<SentFile | undefined> {
  const row = await read.sentFile.findFirst({ where: { id, accountId } })
  return row ? toFile(row) : undefined
}

/** The file that its sender has not done with. */
export async function openSentFile(read: PrismaClient, accountId: number): Promise<SentFile | undefined> {
  const row = await read.sentFile.findFirst({
    where: { accountId, state: { in: ['sent', 'checking', 'checked', 'confirmed', 'importing'] } },
    orderBy: { id: 'desc' },
  })
  return row ? toFile(row) : undefined
}

/** The sender wants a checked file imported; `busy` while another import runs or waits, whosever it is. */
export async function confirmSentFile(
  tx: Tx,
  id: number,
  now: Date,
): Promise<'confirmed' | 'busy' | 'stale'> {
  const other = await tx.sentFile.findFirst({
    where: { id: { not: id }, state: { in: ['confirmed', 'importing'] } },
  })
  if (other) return 'busy'
  const { count } = await tx.sentFile.updateMany({
    where: { id, state: 'checked' },
    data: { state: 'confirmed', fault: null, attempts: 0, stateAt: now },
  })
  return count > 0 ? 'confirmed' : 'stale'
}

/** The sender does not want it any more; false where it is too late. */
export async function dropSentFile(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.sentFile.updateMany({
    where: { id, state: { in: ['sent', 'checking', 'checked'] } },
    data: { state: 'dropped', stateAt: now },
  })
  return count > 0
}

/** Takes the oldest file that waits for the worker of `epoch`. */
export async function claimSentFile(tx: Tx, epoch: number): Promise<SentFile | undefined> {
  const row = await tx.sentFile.findFirst({
    where: { state: { in: ['sent', 'confirmed'] } },
    orderBy: { id: 'asc' },
  })
  if (!row) return undefined
  const state = row.state === 'sent' ? 'checking' : 'importing'
  const { count } = await tx.sentFile.updateMany({
    where: { id: row.id, state: row.state },
    data: { state, epoch, attempts: { increment: 1 } },
  })
  return count > 0 ? toFile({ ...row, state, attempts: row.attempts + 1 }) : undefined
}

/** Puts back what dead workers had in hand, and what this one left when its last run failed. */
export async function recoverSentFiles(tx: Tx, own: number): Promise<void> {
  const busy = await tx.sentFile.findMany({
    where: { state: { in: ['checking', 'importing'] } },
    select: { id: true, state: true, epoch: true },
  })
  for (const { id, state, epoch } of busy) {
    const living = await tx.workerEpoch.count({ where: { epoch: epoch ?? 0, endedAt: null } })
    if (epoch !== own && living > 0) continue
    await tx.sentFile.updateMany({ where: { id, state }, data: { state: waiting(state) } })
  }
}

function waiting(state: string): 'sent' | 'confirmed' {
  return state === 'checking' ? 'sent' : 'confirmed'
}

/** Gives a file back that could not be dealt with now; that is nobody's fault. */
export async function releaseSentFile(tx: Tx, { id, state }: SentFile): Promise<void> {
  await tx.sentFile.updateMany({
    where: { id, state },
    data: { state: waiting(state), attempts: { decrement: 1 } },
  })
}

export interface SettledFile {
  state: 'checked' | 'done' | 'failed'
  counts?: RowCounts
  digest?: string
  rejects?: string
  fault?: SentFileFault
  faultWords?: string
}

/** Writes what became of a file; undefined where its sender has dropped it, or another worker has it. */
export async function settleSentFile(
  tx: Tx,
  { id, state }: SentFile,
  epoch: number,
  { counts, ...settled }: SettledFile,
  now: Date,
): Promise<SentFile | undefined> {
  const data = { ...settled, ...(counts && { counts: JSON.stringify(counts) }), stateAt: now }
  const { count } = await tx.sentFile.updateMany({ where: { id, state, epoch }, data })
  return count > 0 ? toFile(await tx.sentFile.findUniqueOrThrow({ where: { id } })) : undefined
}

function toFile(row: Row): SentFile {
  const { id, accountId, fileId, name, digest, rejects, attempts, stateAt } = row
  return {
    ...{ id, accountId, fileId, name, digest, rejects, attempts, stateAt },
    state: row.state as SentFileState,
    counts: row.counts === null ? undefined : countsSchema.parse(JSON.parse(row.counts)),
    fault: SENT_FILE_FAULTS.find((fault) => fault === row.fault),
    faultWords: row.faultWords ?? '',
  }
}
