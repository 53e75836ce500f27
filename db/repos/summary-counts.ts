import type { SummaryFigures } from '../../domain/summary/summary.ts'
import type { Tx } from '../client.ts'
import type { Organisation } from '../generated/client.ts'

const WEEK_MS = 7 * 86_400_000
const MAX_CHILDREN = 5

type Counts = Omit<SummaryFigures, 'orgId' | 'name' | 'asOf' | 'gaps' | 'applications'> & {
  source: 'rows' | 'snapshot'
}

interface RowCounts {
  members: bigint | number
  withoutStatus: bigint | number | null
  withoutApp: bigint | number | null
}

/** The figures of a summary as of a date: rows of members where there are any, else the last snapshot. */
export async function summaryCounts(read: Tx, org: Organisation, asOf: string): Promise<Counts> {
  const rows = await countRows(read, org, asOf)
  const snapshot = await lastSnapshot(read, org.id, asOf)
  const fromRows = isComplete(org, rows.members, snapshot?.members ?? null)
  const before = await lastSnapshot(read, org.id, weekBefore(asOf))
  return {
    members: fromRows ? rows.members : (snapshot?.members ?? null),
    source: fromRows ? 'rows' : 'snapshot',
    stat: await lastReport(read, org.id, asOf),
    before: before && { members: before.members, asOf: before.asOf },
    withoutStatus: fromRows ? rows.withoutStatus : 0,
    withoutApp: fromRows ? rows.withoutApp : 0,
    ...(await treeCounts(read, org, asOf)),
    children: await worstChildren(read, org.id, asOf),
  }
}

/** An organisation whose rows are far fewer than its last snapshot has not been filled down yet. */
function isComplete(org: Organisation, rows: number, snapshot: number | null): boolean {
  if (snapshot === null) return rows > 0 || org.level === 'primary'
  return rows * 2 >= snapshot
}

async function countRows(read: Tx, org: Organisation, asOf: string) {
  const end = `${org.path.slice(0, -1)}0`
  const [row] = await read.$queryRaw<RowCounts[]>`
    SELECT COUNT(*) AS "members", SUM(m."status" IS NULL) AS "withoutStatus", SUM(NOT m."appInstalled") AS "withoutApp"
    FROM "Member" m JOIN "Organisation" o ON o."id" = m."orgId"
    WHERE o."path" >= ${org.path} AND o."path" < ${end}
      AND (m."joinedOn" IS NULL OR m."joinedOn" <= ${asOf}) AND (m."leftOn" IS NULL OR m."leftOn" > ${asOf})`
  return {
    members: Number(row?.members ?? 0),
    withoutStatus: Number(row?.withoutStatus ?? 0),
    withoutApp: Number(row?.withoutApp ?? 0),
  }
}

async function treeCounts(read: Tx, org: Organisation, asOf: string) {
  const end = `${org.path.slice(0, -1)}0`
  const [row] = await read.$queryRaw<
    Array<{ offices: bigint | number | null; empty: bigint | number | null }>
  >`
    SELECT SUM(NOT EXISTS (SELECT 1 FROM "Office" f JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
        WHERE f."orgId" = o."id" AND t."chairFullName" IS NOT NULL
          AND t."termFrom" <= ${asOf} AND t."termTo" >= ${asOf})) AS "offices",
      SUM(o."level" = 'primary' AND NOT EXISTS (SELECT 1 FROM "Member" m
        WHERE m."orgId" = o."id" AND m."leftOn" IS NULL)) AS "empty"
    FROM "Organisation" o
    WHERE o."path" > ${org.path} AND o."path" < ${end} AND o."removedOn" IS NULL
      AND o."level" IN ('territorial', 'primary')`
  return { officesWithoutAccess: Number(row?.offices ?? 0), emptyPrimaries: Number(row?.empty ?? 0) }
}

async function worstChildren(read: Tx, orgId: number, asOf: string): Promise<Counts['children']> {
  const children = await read.organisation.findMany({ where: { parentId: orgId, removedOn: null } })
  const counted: Counts['children'] = []
  for (const child of children) {
    const stat = await lastReport(read, child.id, asOf)
    if (!stat || stat.members <= 0) continue
    const rows = await countRows(read, child, asOf)
    const snapshot = await lastSnapshot(read, child.id, asOf)
    const members = isComplete(child, rows.members, snapshot?.members ?? null)
      ? rows.members
      : (snapshot?.members ?? 0)
    counted.push({ name: child.shortName ?? child.name, members, statMembers: stat.members })
  }
  const share = ({ members, statMembers }: Counts['children'][number]) => members / statMembers
  return counted.sort((one, other) => share(one) - share(other)).slice(0, MAX_CHILDREN)
}

async function lastSnapshot(read: Tx, orgId: number, asOf: string) {
  const row = await read.snapshot.findFirst({
    where: { orgId, asOf: { lte: asOf }, members: { not: null } },
    orderBy: { asOf: 'desc' },
  })
  return row && { members: row.members ?? 0, asOf: row.asOf }
}

async function lastReport(read: Tx, orgId: number, asOf: string) {
  const row = await read.statReport.findFirst({
    where: { orgId, asOf: { lte: asOf }, membersTotal: { not: null } },
    orderBy: [{ asOf: 'desc' }, { id: 'desc' }],
  })
  return row && { members: row.membersTotal ?? 0, asOf: row.asOf }
}

function weekBefore(asOf: string): string {
  return new Date(Date.parse(asOf) - WEEK_MS).toISOString().slice(0, 10)
}
