import { daysLater } from '../../core/time-zone.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { jsonRows } from '../json-rows.ts'

const WEEK_DAYS = 7

/** What is kept, as the columns of a snapshot are called. */
const COLUMNS = {
  orgId: 'int',
  asOf: 'text',
  origin: 'text',
  members: 'int',
  working: 'int',
  students: 'int',
  pensioners: 'int',
  noStatus: 'int',
  plasticTickets: 'int',
  appUsers: 'int',
  profcardsParticipants: 'int',
  joinedOnline: 'int',
  reportsPrimaries: 'int',
  reportsTerritorials: 'int',
  officesWithoutAccess: 'int',
} as const
const NAMES = Object.keys(COLUMNS)
const listed = (of: string) => Prisma.raw(NAMES.map((name) => `${of}"${name}"`).join(', '))

/**
 * Keeps the figures where rows gave them and the week has none yet, so that the next summary has something to compare
 * with: also where the nightly job that keeps everybody's did not run. Two who do so at once keep them once.
 */
export async function keepWeeks(tx: Tx, coverages: readonly Coverage[]): Promise<void> {
  const counted = coverages.filter(({ source }) => source === 'rows')
  if (counted.length === 0) return
  const rows = counted.map((coverage) => ({
    ...toSnapshot(coverage),
    since: daysLater(coverage.figuresAsOf, -WEEK_DAYS),
  }))
  await tx.$executeRaw`
    INSERT INTO "Snapshot" (${listed('')})
    SELECT ${listed('r.')} FROM ${jsonRows(tx, { ...COLUMNS, since: 'text' }, rows)} r
    WHERE NOT EXISTS (SELECT 1 FROM "Snapshot" n WHERE n."orgId" = r."orgId" AND n."asOf" > r."since")
    ON CONFLICT ("orgId", "asOf") DO NOTHING`
}

function toSnapshot(coverage: Coverage) {
  const { org, figuresAsOf: asOf, byStatus, tickets } = coverage
  return {
    orgId: org.id,
    asOf,
    origin: 'weekly',
    members: coverage.members,
    working: byStatus.working,
    students: byStatus.student,
    pensioners: byStatus.pensioner,
    noStatus: coverage.noStatus,
    plasticTickets: tickets.plastic,
    appUsers: coverage.appUsers,
    profcardsParticipants: coverage.profcards,
    joinedOnline: coverage.joinedOnline,
    reportsPrimaries: coverage.primariesReported,
    reportsTerritorials: coverage.territorialsReported,
    officesWithoutAccess: coverage.officesWithoutAccess,
  }
}
