import type { Screen } from '../../core/screen.ts'
import { calendarDate } from '../../core/time-zone.ts'
import { fieldTable } from '../../domain/quality/field-table.ts'
import { gapsOf } from '../../domain/quality/gaps.ts'
import { summaryScreen } from '../../domain/summary/summary.ts'
import type { Tx } from '../client.ts'
import { passportOf } from './gaps.ts'
import { summaryCounts } from './summary-counts.ts'

const DEFAULT_ZONE = 'Europe/Moscow'

/** The summary of an organisation at `now`: what the weekly job sends and /summary shows. */
export async function buildSummary(read: Tx, orgId: number, now: Date): Promise<Screen> {
  const org = await read.organisation.findUniqueOrThrow({
    where: { id: orgId },
    include: { office: { select: { id: true } } },
  })
  const asOf = calendarDate(now, org.timeZone ?? DEFAULT_ZONE)
  const passport = org.office ? await passportOf(read, org.office.id) : undefined
  const applications = await read.application.count({ where: { orgId, state: 'submitted' } })
  return summaryScreen({
    orgId,
    name: org.shortName ?? org.name,
    asOf,
    gaps: passport ? gapsOf(passport, asOf, fieldTable).length : 0,
    applications,
    ...(await summaryCounts(read, org, asOf)),
  })
}

/** Keeps the week's number of members where rows gave it, so that the next summary has something to compare with. */
export async function keepWeek(tx: Tx, orgId: number, now: Date): Promise<void> {
  const org = await tx.organisation.findUniqueOrThrow({ where: { id: orgId } })
  const asOf = calendarDate(now, org.timeZone ?? DEFAULT_ZONE)
  const { members, source } = await summaryCounts(tx, org, asOf)
  if (members === null || source !== 'rows') return
  await tx.snapshot.upsert({
    where: { orgId_asOf: { orgId, asOf } },
    create: { orgId, asOf, origin: 'weekly', members },
    update: {},
  })
}
