import type { Screen } from '../../core/screen.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import { fieldTable } from '../../domain/quality/field-table.ts'
import { gapsOf } from '../../domain/quality/gaps.ts'
import { summaryScreen } from '../../domain/summary/summary.ts'
import type { Tx } from '../client.ts'
import { childrenCoverage, coverageOf } from './coverage.ts'
import { snapshotBefore } from './coverage-snapshots.ts'
import { passportOf } from './gaps.ts'
import { brokenRules } from './rules.ts'

const DEFAULT_ZONE = 'Europe/Moscow'
const DAY_MS = 86_400_000
/** A figure of six days ago is this week's; the one before it is last week's. */
const WEEK_DAYS = 6

/** The summary of an organisation at `now`: what the weekly job sends and /summary shows. */
export async function buildSummary(read: Tx, orgId: number, now: Date): Promise<Screen> {
  return (await loadSummary(read, orgId, now)).screen
}

/** The same, with the figures it was made of. */
export async function loadSummary(
  read: Tx,
  orgId: number,
  now: Date,
): Promise<{ screen: Screen; coverage: Coverage }> {
  const org = await read.organisation.findUniqueOrThrow({
    where: { id: orgId },
    include: { office: { select: { id: true } } },
  })
  const asOf = calendarDate(now, org.timeZone ?? DEFAULT_ZONE)
  const coverage = await coverageOf(read, orgId, asOf)
  const passport = org.office ? await passportOf(read, org.office.id) : undefined
  const { members, figuresAsOf, statMembers, statAsOf } = coverage
  const screen = summaryScreen({
    orgId,
    name: orgLabel(org),
    asOf,
    members,
    membersAsOf: figuresAsOf,
    stat: statMembers !== null && statAsOf !== null ? { members: statMembers, asOf: statAsOf } : null,
    before: await weekBefore(read, orgId, figuresAsOf),
    gaps: passport ? gapsOf(passport, asOf, fieldTable).length : 0,
    withoutStatus: coverage.noStatus ?? 0,
    withoutApp: members !== null && coverage.appUsers !== null ? members - coverage.appUsers : 0,
    officesWithoutAccess: coverage.officesWithoutAccess ?? 0,
    emptyPrimaries: coverage.primariesWithoutMembers ?? 0,
    applications: await read.application.count({ where: { orgId, state: 'submitted' } }),
    broken: await brokenRules(read, orgId, asOf),
    children: await children(read, orgId, asOf),
  })
  return { screen, coverage }
}

async function weekBefore(read: Tx, orgId: number, figuresAsOf: string) {
  const day = new Date(Date.parse(figuresAsOf) - WEEK_DAYS * DAY_MS).toISOString().slice(0, 10)
  const kept = await snapshotBefore(read, orgId, day)
  return kept && kept.figures.members !== null ? { members: kept.figures.members, asOf: kept.asOf } : null
}

async function children(read: Tx, orgId: number, asOf: string) {
  const covered = await childrenCoverage(read, orgId, asOf)
  return covered.flatMap(({ org, members, statMembers }) =>
    members !== null && statMembers ? [{ name: orgLabel(org), members, statMembers }] : [],
  )
}

/** Keeps the week's figures where rows gave them, so that the next summary has something to compare with. */
export async function keepWeek(tx: Tx, coverage: Coverage): Promise<void> {
  const { source, org, figuresAsOf: asOf, byStatus, tickets } = coverage
  if (source !== 'rows') return
  const figures = {
    members: coverage.members,
    working: byStatus.working,
    students: byStatus.student,
    pensioners: byStatus.pensioner,
    noStatus: coverage.noStatus,
    plasticTickets: tickets.plastic,
    appUsers: coverage.appUsers,
    profcardsParticipants: coverage.profcards,
    joinedOnline: coverage.joinedOnline,
  }
  await tx.snapshot.upsert({
    where: { orgId_asOf: { orgId: org.id, asOf } },
    create: { orgId: org.id, asOf, origin: 'weekly', ...figures },
    update: {},
  })
}
