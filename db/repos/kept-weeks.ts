import { daysLater } from '../../core/time-zone.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import type { Tx } from '../client.ts'

const WEEK_DAYS = 7

/**
 * Keeps the figures where rows gave them and the week has none yet, so that the next summary has something to compare
 * with: also where the nightly job that keeps everybody's did not run.
 */
export async function keepWeeks(tx: Tx, coverages: readonly Coverage[]): Promise<void> {
  const counted = coverages.filter(({ source }) => source === 'rows')
  const [first] = counted.map(({ figuresAsOf }) => figuresAsOf).toSorted()
  if (first === undefined) return
  const kept = await tx.snapshot.findMany({
    where: {
      orgId: { in: counted.map(({ org }) => org.id) },
      asOf: { gt: daysLater(first, -WEEK_DAYS) },
    },
    select: { orgId: true },
  })
  const have = new Set(kept.map(({ orgId }) => orgId))
  const fresh = counted.filter(({ org }) => !have.has(org.id))
  if (fresh.length > 0) await tx.snapshot.createMany({ data: fresh.map(toSnapshot) })
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
