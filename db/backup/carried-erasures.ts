import { existsSync } from 'node:fs'
import { type Database, openDatabase } from '../client.ts'
import { pathOf } from '../database-file.ts'
import { hasTable } from '../has-tables.ts'
import { ERASURE_KEY } from '../repos/erased-persons.ts'

/** A wish to be erased that is not carried out yet, by names that are the same in any copy of the database. */
export interface CarriedWish {
  channel: string
  externalId: string
  askedAt: Date
  dueAt: Date
  /** members that are proven to be the person's */
  provenAisIds: string[]
}

/** What a database knows of erasures that a backup of earlier does not. */
export interface CarriedErasures {
  secret: string
  marks: Array<{ key: string; erasedAt: Date }>
  wishes: CarriedWish[]
  /** everybody it knows: whose wish the backup has and it has not, has taken it back */
  accounts: Set<string>
}

/** Undefined where there is no database to read, nothing in it, or it cannot be read: it may be why one restores. */
export async function readErasures(url: string): Promise<CarriedErasures | undefined> {
  const path = pathOf(url)
  if (path !== undefined && !existsSync(path)) return undefined
  let database: Database | undefined
  try {
    database = await openDatabase(url)
    return (await hasTable(database, 'ErasureProof')) ? await readFrom(database) : undefined
  } catch {
    return undefined
  } finally {
    await database?.close()
  }
}

async function readFrom({ read }: Database): Promise<CarriedErasures | undefined> {
  const secret = await read.setting.findUnique({ where: { name: ERASURE_KEY } })
  const accounts = await read.account.findMany({ select: { id: true, channel: true, externalId: true } })
  if (!secret && accounts.length === 0) return undefined
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const waiting = await read.erasure.findMany({ where: { doneAt: null }, include: { proofs: true } })
  const ids = waiting.flatMap(({ proofs }) =>
    proofs.flatMap(({ provenAt, memberId }) => (provenAt ? memberId : [])),
  )
  const members = await read.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, aisId: true },
  })
  const aisIds = new Map(members.map(({ id, aisId }) => [id, aisId]))
  const wishes = waiting.flatMap(({ accountId, askedAt, dueAt, proofs }): CarriedWish[] => {
    const account = byId.get(accountId ?? 0)
    const proven = proofs.filter(({ provenAt }) => provenAt)
    const provenAisIds = proven.flatMap(({ memberId }) => aisIds.get(memberId) ?? [])
    return account
      ? [{ channel: account.channel, externalId: account.externalId, askedAt, dueAt, provenAisIds }]
      : []
  })
  return {
    secret: secret?.value ?? '',
    marks: await read.erasedPerson.findMany(),
    wishes,
    accounts: new Set(accounts.map(({ channel, externalId }) => `${channel}:${externalId}`)),
  }
}
