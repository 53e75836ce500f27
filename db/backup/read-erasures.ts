import { existsSync } from 'node:fs'
import { EnvError } from '../../core/env.ts'
import { type Database, openDatabase } from '../client.ts'
import { pathOf } from '../database-file.ts'
import { hasTable, hasTables } from '../has-tables.ts'
import { ERASURE_KEY, markOf } from '../repos/erased-persons.ts'
import { TransferRefused } from '../transfer/refusal.ts'
import { CARRIED, type CarriedErasures, type CarriedWish, readCarried } from './carried-erasures.ts'

const PAGE = 5000

/** Who was erased by the time of a backup. */
export interface BackupMarks {
  secret: string
  marks: Array<{ key: string; erasedAt: Date }>
}

/**
 * What the database of `url` knows of erasures, whichever release it is of. Undefined where there is no database, or
 * nothing in it. Throws TransferRefused where there is one that cannot be read: it may be the last that knows.
 */
export async function readErasures(url: string, backup: BackupMarks): Promise<CarriedErasures | undefined> {
  const path = pathOf(url)
  if (path !== undefined && !existsSync(path)) return undefined
  let database: Database | undefined
  try {
    database = await openDatabase(url)
    return (await hasTables(database)) ? await readFrom(database, backup) : undefined
  } catch (error) {
    if (error instanceof EnvError) throw error
    throw new TransferRefused(
      'The database to be replaced cannot be read: nobody else knows who was erased since the backup. Nothing was touched.',
      'Stop whoever uses it, or mend it, and run the command again; where it is lost, add --without-erasures.',
    )
  } finally {
    await database?.close()
  }
}

async function readFrom(database: Database, backup: BackupMarks): Promise<CarriedErasures | undefined> {
  const { read } = database
  // A restore of before died between the rows and the erasures: what it knew is all there is to know.
  const unfinished = await read.setting.findUnique({ where: { name: CARRIED } })
  if (unfinished) return readCarried(unfinished.value)
  const secret = (await read.setting.findUnique({ where: { name: ERASURE_KEY } }))?.value ?? ''
  const accounts = await read.account.findMany({ select: { id: true, channel: true, externalId: true } })
  if (secret === '' && accounts.length === 0) return undefined
  const marks = (await hasTable(database, 'ErasedPerson')) ? await read.erasedPerson.findMany() : []
  const records = (await hasTable(database, 'Erasure'))
    ? await read.erasure.findMany({
        select: { id: true, accountId: true, askedAt: true, dueAt: true, doneAt: true, rows: true },
      })
    : []
  const done = records.flatMap(({ askedAt, dueAt, doneAt, rows }) =>
    doneAt ? [{ askedAt, dueAt, doneAt, rows }] : [],
  )
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const proven = await provenAisIds(database)
  const wishes = records.flatMap(({ id, accountId, askedAt, dueAt, doneAt }): CarriedWish[] => {
    const account = doneAt ? undefined : byId.get(accountId ?? 0)
    if (!account) return []
    const { channel, externalId } = account
    return [{ channel, externalId, askedAt, dueAt, provenAisIds: proven.get(id) ?? [] }]
  })
  return {
    ...{ secret, marks, done, wishes },
    lifted: backup.secret === secret ? await liftedOf(database, backup, { marks, done }) : [],
    accounts: accounts.map(({ channel, externalId }) => `${channel}:${externalId}`),
  }
}

/** By wish. A release of before has no proofs: who decides is asked again. */
async function provenAisIds(database: Database): Promise<Map<number, string[]>> {
  const { read } = database
  const found = new Map<number, string[]>()
  if (!(await hasTable(database, 'ErasureProof'))) return found
  const proofs = await read.erasureProof.findMany({ where: { provenAt: { not: null } } })
  for (const { erasureId, memberId } of proofs) {
    const member = await read.member.findUnique({ where: { id: memberId }, select: { aisId: true } })
    if (member) found.set(erasureId, [...(found.get(erasureId) ?? []), member.aisId])
  }
  return found
}

/** Marks that this database had, as its record of the erasure says, and has no more. */
async function liftedOf(
  { read }: Database,
  backup: BackupMarks,
  { marks, done }: Pick<CarriedErasures, 'marks' | 'done'>,
): Promise<CarriedErasures['lifted']> {
  const here = new Set(marks.map(({ key }) => key))
  const seen = new Set(done.map(({ doneAt }) => doneAt.getTime()))
  const lifted = new Map<string, string | null>()
  for (const { key, erasedAt } of backup.marks)
    if (!here.has(key) && seen.has(erasedAt.getTime())) lifted.set(key, null)
  for (let afterId = 0; lifted.size > 0; ) {
    const page = await read.member.findMany({
      where: { id: { gt: afterId } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, aisId: true },
    })
    for (const { aisId } of page) {
      const key = markOf(backup.secret, aisId)
      if (lifted.has(key)) lifted.set(key, aisId)
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    afterId = last.id
  }
  return [...lifted].map(([key, aisId]) => ({ key, aisId }))
}
