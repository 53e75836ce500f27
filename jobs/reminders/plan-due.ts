import { DateTime } from 'luxon'
import type { Screen } from '../../core/screen.ts'
import type { Tx } from '../../db/client.ts'
import { decidingAccounts } from '../../db/repos/offices.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { type UndecidedApplication, undecidedApplications } from '../../db/repos/undecided-applications.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import { type DueRung, dueAt, levelsUp, rungReached } from '../../domain/membership/decision-due.ts'
import { shortName } from '../../domain/membership/person-name.ts'
import type { JobContext, JobReport } from '../context.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 200

/** Reminds who decides of applications that wait for too long, and then those above. Plans only; the outbox sends. */
export async function planDue({ database, clock, env }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  let after = 0
  for (;;) {
    const page = await undecidedApplications(database.read, after, PAGE)
    for (const application of page) {
      const now = clock.now()
      const local = DateTime.fromJSDate(now, { zone: application.timeZone ?? env.TIME_ZONE })
      const due = dueAt(application.submittedAt, application.decisionDays)
      const rung = isWorkingTime(local) ? rungReached(due, now) : undefined
      if (!rung) continue
      const today = local.toISODate() ?? ''
      const dueDay = DateTime.fromJSDate(due, { zone: local.zone }).toISODate() ?? ''
      const told = await transact(database, (tx) => remind(tx, application, { rung, today, dueDay, now }))
      report.planned += told.length
      for (const account of told)
        report.items.push({ account, org: application.orgAisId, kind: 'application.due' })
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return report
    after = last.id
  }
}

/** Once a rung for each account. Returns those a reminder was planned for. */
async function remind(
  tx: Tx,
  application: UndecidedApplication,
  { rung, today, dueDay, now }: { rung: DueRung; today: string; dueDay: string; now: Date },
): Promise<string[]> {
  const path = levelsUp(application.orgPath, rung.levelsAbove)
  const told: string[] = []
  for (const accountId of await decidingAccounts(tx, path, today, application.accountId)) {
    const planned = await appendOutbox(
      tx,
      {
        ...{ accountId, orgId: application.orgId, kind: 'application.due' },
        dedupeKey: `application.due:${application.id}:${application.submittedAt.getTime()}:${rung.name}:${accountId}`,
        ...{ lane: 'bulk' as const, class: 'reminder' as const, notBefore: now },
        screen: dueScreen(application, rung, dueDay),
      },
      now,
    )
    if (planned) told.push(await accountName(tx, accountId))
  }
  return told
}

async function accountName(tx: Tx, id: number): Promise<string> {
  const { channel, externalId } = await tx.account.findUniqueOrThrow({ where: { id } })
  return `${channel}:${externalId}`
}

function dueScreen(application: UndecidedApplication, { name: rung }: DueRung, dueDay: string): Screen {
  const vars = { name: shortName(application), place: application.orgName, day: writtenDate(dueDay) }
  return {
    text: { key: `applications.due.${rung}`, vars },
    buttons: [
      [
        {
          label: { key: 'applications.view' },
          route: 'application',
          args: [application.id],
          style: 'primary',
        },
      ],
      [
        { label: { key: 'applications.all' }, route: 'applications' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
