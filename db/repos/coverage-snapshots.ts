import type { Figures } from '../../domain/coverage/coverage.ts'
import type { Snapshot } from '../generated/client.ts'
import { listOf, statement } from '../sql.ts'
import type { Reader } from './coverage-places.ts'

/** Figures that were kept of an earlier day. */
export interface KeptFigures {
  asOf: string
  figures: Figures
}

/** The snapshot of an organisation before the day `date` (YYYY-MM-DD, not the day itself); undefined: there is none. */
export async function snapshotBefore(
  read: Reader,
  orgId: number,
  date: string,
): Promise<KeptFigures | undefined> {
  const snapshot = await read.snapshot.findFirst({
    where: { orgId, asOf: { lt: date }, members: { not: null } },
    orderBy: { asOf: 'desc' },
  })
  return snapshot ? { asOf: snapshot.asOf, figures: figuresOf(snapshot, null, null) } : undefined
}

/** For each organisation its snapshot of the day or the latest one before, by the organisation's id. */
export async function latestSnapshots(
  read: Reader,
  orgIds: readonly number[],
  asOf: string,
): Promise<Map<number, KeptFigures>> {
  if (orgIds.length === 0) return new Map()
  const found = await read.$queryRaw<Snapshot[]>(
    statement(
      `SELECT n.* FROM "Snapshot" n
     WHERE n."orgId" IN (${listOf(orgIds)}) AND n."members" IS NOT NULL AND n."asOf" = (
       SELECT max(b."asOf") FROM "Snapshot" b
       WHERE b."orgId" = n."orgId" AND b."asOf" <= ? AND b."members" IS NOT NULL)`,
      asOf,
    ),
  )
  const reports = await read.statReport.findMany({
    where: {
      orgId: { in: found.map(({ orgId }) => Number(orgId)) },
      asOf: { lte: asOf },
      primaries: { not: null },
    },
    orderBy: { asOf: 'asc' },
    select: { orgId: true, primaries: true, territorials: true },
  })
  const counts = new Map(reports.map((report) => [report.orgId, report]))
  return new Map(
    found.map((snapshot) => {
      const report = counts.get(Number(snapshot.orgId))
      const figures = figuresOf(snapshot, report?.primaries ?? null, report?.territorials ?? null)
      return [Number(snapshot.orgId), { asOf: snapshot.asOf, figures }]
    }),
  )
}

/** A snapshot has totals alone: what it does not hold is not known. The organisations are the report's. */
function figuresOf(snapshot: Snapshot, primaries: number | null, territorials: number | null): Figures {
  const number = (value: number | bigint | null) => (value === null ? null : Number(value))
  return {
    members: number(snapshot.members),
    membersDeduplicated: null,
    byStatus: {
      working: number(snapshot.working),
      student: number(snapshot.students),
      pensioner: number(snapshot.pensioners),
    },
    noStatus: number(snapshot.noStatus),
    tickets: {
      none: null,
      requested: null,
      produced: null,
      issued: null,
      refused: null,
      reissue: null,
      plastic: number(snapshot.plasticTickets),
    },
    appUsers: number(snapshot.appUsers),
    refusedWithApp: null,
    profcards: number(snapshot.profcardsParticipants),
    joinedOnline: number(snapshot.joinedOnline),
    primaries,
    territorials,
    primariesWithoutMembers: null,
    primariesReported: number(snapshot.reportsPrimaries),
    territorialsReported: number(snapshot.reportsTerritorials),
    officesWithoutAccess: number(snapshot.officesWithoutAccess),
    primariesWithoutAccess: null,
    territorialsWithoutAccess: null,
    passportCompletenessPct: null,
    employed: null,
    studying: null,
    membersWhereCounted: null,
  }
}
