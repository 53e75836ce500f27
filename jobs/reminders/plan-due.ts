import { DateTime } from 'luxon'
import type { MessageKey } from '../../core/i18n.ts'
import type { Screen } from '../../core/screen.ts'
import type { PrismaClient, Tx } from '../../db/client.ts'
import { loadDecisionDue } from '../../db/repos/answer-days.ts'
import { loadLadder } from '../../db/repos/gap-tables.ts'
import { decidingAccounts } from '../../db/repos/offices.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { isPlannedUnder } from '../../db/repos/outbox-keys.ts'
import {
  type Undecided,
  undecidedApplications,
  undecidedCorrections,
  undecidedDepartures,
} from '../../db/repos/undecided.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import {
  type DecisionDue,
  type DueRung,
  dueAt,
  levelsUp,
  rungReached,
} from '../../domain/membership/decision-due.ts'
import { shortName } from '../../domain/membership/person-name.ts'
import type { Ladder } from '../../domain/quality/ladder.ts'
import type { JobContext, JobReport } from '../context.ts'
import { closeOvertakenDepartures } from './close-overtaken.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 200

/** What people wait for a decision on: all of it climbs the same ladder. */
interface Matter {
  /** of the reminder */
  kind: string
  /** that opens one */
  route: string
  texts: Record<DueRung['name'], MessageKey>
  page: (db: PrismaClient | Tx, afterId: number, limit: number) => Promise<Undecided[]>
}

const MATTERS: readonly Matter[] = [
  {
    kind: 'application.due',
    route: 'application',
    texts: {
      soon: 'applications.due.soon',
      due: 'applications.due.due',
      late: 'applications.due.late',
      overdue: 'applications.due.overdue',
    },
    page: undecidedApplications,
  },
  {
    kind: 'departure.due',
    route: 'departure',
    texts: {
      soon: 'departure.due.soon',
      due: 'departure.due.due',
      late: 'departure.due.late',
      overdue: 'departure.due.overdue',
    },
    page: undecidedDepartures,
  },
  {
    kind: 'correction.due',
    route: 'correction',
    texts: {
      soon: 'correction.due.soon',
      due: 'correction.due.due',
      late: 'correction.due.late',
      overdue: 'correction.due.overdue',
    },
    page: undecidedCorrections,
  },
]

/** Reminds who decides of what waits for too long, and then those above. Plans only; the outbox sends. */
export async function planDue(context: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  // Nobody is to be reminded of what cannot be carried out any more.
  await closeOvertakenDepartures(context)
  const { read } = context.database
  const [table, { hours }] = await Promise.all([loadDecisionDue(read), loadLadder(read)])
  for (const matter of MATTERS) await planMatter(context, matter, { table, hours }, report)
  return report
}

async function planMatter(
  { database, clock, env }: JobContext,
  matter: Matter,
  { table, hours }: { table: DecisionDue; hours: Ladder['hours'] },
  report: JobReport,
): Promise<void> {
  let after = 0
  for (;;) {
    const page = await matter.page(database.read, after, PAGE)
    for (const undecided of page) {
      const now = clock.now()
      const local = DateTime.fromJSDate(now, { zone: undecided.timeZone ?? env.TIME_ZONE })
      const due = dueAt(undecided.waitsSince, undecided.decisionDays, table)
      const rung = isWorkingTime(local, hours) ? rungReached(due, now, table) : undefined
      if (!rung || (await isPlannedUnder(database.read, rungKey(matter, undecided, rung)))) continue
      const today = local.toISODate() ?? ''
      const dueDay = DateTime.fromJSDate(due, { zone: local.zone }).toISODate() ?? ''
      const told = await transact(database, (tx) =>
        remind(tx, matter, undecided, { rung, today, dueDay, now }),
      )
      report.planned += told.length
      for (const account of told) report.items.push({ account, org: undecided.orgAisId, kind: matter.kind })
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

function rungKey({ kind }: Matter, { id, waitsSince }: Undecided, rung: DueRung): string {
  return `${kind}:${id}:${waitsSince.getTime()}:${rung.name}`
}

/** Once a rung, where it still waits. Returns the accounts a reminder was planned for. */
async function remind(
  tx: Tx,
  matter: Matter,
  undecided: Undecided,
  { rung, today, dueDay, now }: { rung: DueRung; today: string; dueDay: string; now: Date },
): Promise<string[]> {
  const [still] = await matter.page(tx, undecided.id - 1, 1)
  if (still?.id !== undecided.id) return []
  const { kind } = matter
  const path = levelsUp(undecided.orgPath, rung.levelsAbove)
  const told: string[] = []
  for (const accountId of await decidingAccounts(tx, path, today, undecided.accountId)) {
    const planned = await appendOutbox(
      tx,
      {
        ...{ accountId, orgId: undecided.orgId, kind },
        dedupeKey: `${rungKey(matter, undecided, rung)}:${accountId}`,
        ...{ lane: 'bulk' as const, class: 'reminder' as const, notBefore: now },
        screen: dueScreen(matter, undecided, rung, dueDay),
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

function dueScreen({ route, texts }: Matter, undecided: Undecided, rung: DueRung, dueDay: string): Screen {
  const vars = { name: shortName(undecided), place: undecided.orgName, day: writtenDate(dueDay) }
  return {
    text: { key: texts[rung.name], vars },
    buttons: [
      [{ label: { key: 'applications.view' }, route, args: [undecided.id], style: 'primary' }],
      [
        { label: { key: 'applications.all' }, route: 'applications' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
