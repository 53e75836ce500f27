import type { PrismaClient, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { below } from './path-range.ts'

export type PairAnswer = 'same' | 'different'

/** One of two rows, as the chair who decides sees it. */
export interface PairMember {
  id: number
  aisId: string
  lastName: string
  firstName: string
  middleName: string | null
  birthDate: string | null
  phone: string | null
  ticketNumber: string | null
  status: string | null
  joinedOn: string | null
  orgName: string
}

export interface PairRow {
  id: number
  state: string
  /** the nearest organisation above both */
  orgId: number
  orgPath: string
  first: PairMember
  second: PairMember
}

/** Who was erased has no name, and nobody is asked about them. */
const BOTH_NAMED = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Member" m
  WHERE m."id" IN (p."memberA", p."memberB") AND m."lastName" = '')`

/** Pairs that wait for a decision, both in the sub-tree at `path`. */
export async function countOpenPairs(read: PrismaClient | Tx, path: string): Promise<number> {
  const { from, to } = below(path)
  const [row] = await read.$queryRaw<Array<{ count: number | bigint }>>`
    SELECT count(*) AS count FROM "DuplicatePair" p JOIN "Organisation" o ON o."id" = p."orgId"
    WHERE p."state" = 'open' AND ${BOTH_NAMED} AND o."path" >= ${from} AND o."path" < ${to}`
  return Number(row?.count ?? 0)
}

/** The first of them after the pair `after`. */
export async function nextOpenPair(
  read: PrismaClient,
  path: string,
  after: number,
): Promise<PairRow | undefined> {
  const { from, to } = below(path)
  const [row] = await read.$queryRaw<Array<{ id: number | bigint }>>`
    SELECT p."id" AS id FROM "DuplicatePair" p JOIN "Organisation" o ON o."id" = p."orgId"
    WHERE p."state" = 'open' AND ${BOTH_NAMED} AND o."path" >= ${from} AND o."path" < ${to} AND p."id" > ${after}
    ORDER BY p."id" LIMIT 1`
  return row ? findPair(read, Number(row.id)) : undefined
}

/** undefined: there is none, or one of the two was moved and it is not yet known who is above both. */
export async function findPair(db: PrismaClient | Tx, id: number): Promise<PairRow | undefined> {
  const withOrg = { include: { org: { select: { name: true, shortName: true } } } }
  const pair = await db.duplicatePair.findUnique({
    where: { id },
    include: { first: withOrg, second: withOrg },
  })
  if (!pair || pair.orgId === null) return undefined
  const org = await db.organisation.findUnique({ where: { id: pair.orgId }, select: { path: true } })
  if (!org) return undefined
  const { state, orgId } = pair
  return { id, state, orgId, orgPath: org.path, first: toMember(pair.first), second: toMember(pair.second) }
}

function toMember({
  org,
  ...member
}: Omit<PairMember, 'orgName'> & { org: { name: string; shortName: string | null } }): PairMember {
  return { ...member, orgName: org.shortName ?? org.name }
}

/** Who decides on a pair, and when. */
export interface PairDecider {
  accountId: number
  officeId: number | null
  at: Date
}

/** One decision, once. False where somebody has decided before. Both rows stay as they are. */
export async function decidePair(
  tx: Tx,
  pair: PairRow,
  answer: PairAnswer,
  by: PairDecider,
): Promise<boolean> {
  const { count } = await tx.duplicatePair.updateMany({
    where: { id: pair.id, state: 'open' },
    data: { state: answer, decidedBy: by.accountId, decidedAt: by.at },
  })
  if (count > 0) await record(tx, pair, `${answer}_person_as`, by)
  return count > 0
}

/** Opens a pair again that the same account decided on at `decidedAt`; false where it stands otherwise by now. */
export async function undoPair(tx: Tx, pair: PairRow, decidedAt: Date, by: PairDecider): Promise<boolean> {
  const { count } = await tx.duplicatePair.updateMany({
    where: { id: pair.id, state: pair.state, decidedBy: by.accountId, decidedAt },
    data: { state: 'open', decidedBy: null, decidedAt: null },
  })
  if (count > 0) await record(tx, pair, 'undecided_as', by)
  return count > 0
}

async function record(tx: Tx, pair: PairRow, field: string, by: PairDecider): Promise<void> {
  await tx.change.create({
    data: {
      ...{ kind: 'duplicate', orgId: pair.orgId, memberId: pair.second.id },
      ...{ field, newValue: pair.first.aisId, source: by.officeId === null ? 'officer' : 'chair' },
      ...{ accountId: by.accountId, officeId: by.officeId, changedAt: by.at },
    },
  })
}
