import { toLocale } from '../../core/i18n.ts'
import type { Screen } from '../../core/screen.ts'
import { calendarDate } from '../../core/time-zone.ts'
import {
  endReminder,
  isLive,
  type LiveReminder,
  liveReminders,
  reminderMessages,
  rewritePlanned,
  showsNow,
} from '../../db/repos/gap-reminders.ts'
import { type OfficeStanding, standingsOf } from '../../db/repos/gap-standing.ts'
import { cancelPlanned } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import { filledScreen, reminderScreen } from '../../domain/quality/gap-text.ts'
import type { JobContext, JobReport } from '../context.ts'
import { renderScreen } from '../sender/render.ts'

const PAGE = 200

type Message = { state: string; attempts: number; messageId: string | null }

/**
 * Takes out of reminders what was filled since, wherever that was: in the chat, by an import, by the level above. What a
 * reminder names is compared with the passport, so nobody who fills a field has to think of reminders; what a crash leaves
 * undone is found by the next run, and an edit that was done twice changes nothing.
 *
 * The bot edits in place: a pressed button turns the reminder into another screen. Such a message is never edited here: a
 * press ends the reminder before the bot answers it (turnReminder, called by the bot), and this is asked again before each
 * edit. Between that question and the messenger's receipt of the edit lie some milliseconds: who presses within them may
 * see the shorter list once more, all of whose buttons work.
 */
export async function editReminders(context: JobContext): Promise<JobReport> {
  const { database, clock, env, post } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for (let afterId = 0; !post.stopping(); ) {
    const page = await liveReminders(database.read, afterId, PAGE)
    const now = clock.now()
    const days = page.map(({ officeId, timeZone }) => ({
      officeId,
      today: calendarDate(now, timeZone ?? env.TIME_ZONE),
    }))
    const standings = await standingsOf(database.read, days)
    const messages = await reminderMessages(
      database.read,
      page.map(({ outboxKey }) => outboxKey),
    )
    for (const reminder of page) {
      const standing = standings.get(reminder.officeId)
      const message = messages.get(reminder.outboxKey)
      const goesOn = await settle(context, reminder, { standing, message }, report)
      if (!goesOn) return report
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return report
    afterId = last.id
  }
  return report
}

/** False where the messenger wants a rest: the next run goes on. */
async function settle(
  context: JobContext,
  reminder: LiveReminder,
  { standing, message }: { standing: OfficeStanding | undefined; message: Message | undefined },
  report: JobReport,
): Promise<boolean> {
  const end = (why: Parameters<typeof endReminder>[2]) =>
    transact(context.database, (tx) => endReminder(tx, reminder.id, why, context.clock.now())).then(
      () => true,
    )
  // Who has lost the office is shown nothing of its passport any more.
  if (!reminder.held || !standing) return end('unbound')
  if (!message || ['failed', 'skipped', 'unknown'].includes(message.state)) return end('unsent')
  const left = standing.gaps.filter(
    ({ field }) => reminder.shown.includes(field) && !standing.waiting.includes(field),
  )
  if (left.length === reminder.shown.length) return true
  const { orgId, name } = reminder
  const termTo = standing.passport.termTo ? writtenDate(standing.passport.termTo) : ''
  const screen =
    left.length === 0
      ? filledScreen(name)
      : reminderScreen({ orgId, name, gaps: left, termTo, urgent: false })
  const fields = left.map(({ field }) => field)
  if (message.state === 'planned') return changePlanned(context, reminder, screen, fields)
  if (message.state !== 'sent' || message.messageId === null) return true
  if (reminder.reach !== 'active') return end('unsent')
  return editSent(context, reminder, { messageId: message.messageId, screen, fields }, report)
}

/** It has not left: it leaves with what is still missing, or not at all. */
function changePlanned(
  { database, clock }: JobContext,
  { id, outboxKey }: LiveReminder,
  screen: Screen,
  fields: readonly string[],
): Promise<boolean> {
  return transact(database, async (tx) => {
    const changed =
      fields.length === 0 ? await cancelPlanned(tx, outboxKey) : await rewritePlanned(tx, outboxKey, screen)
    if (changed) await showsNow(tx, id, fields, clock.now())
    return true
  })
}

async function editSent(
  { database, clock, codec, post, bulkLane }: JobContext,
  reminder: LiveReminder,
  { messageId, screen, fields }: { messageId: string; screen: Screen; fields: readonly string[] },
  report: JobReport,
): Promise<boolean> {
  const { id, externalId, locale } = reminder
  const rendered = renderScreen(screen, toLocale(locale), externalId, codec)
  if ((await post.pace.take('reminder')) === 0) return false
  if (!(await isLive(database.write, id))) return true
  const outcome = await post.sender.edit(externalId, messageId, rendered)
  post.outage.note(outcome)
  const done = isDone(outcome)
  await transact(database, async (tx) => {
    if (done) await showsNow(tx, id, fields, clock.now())
    else if (outcome.kind !== 'throttled' && outcome.kind !== 'unreachable')
      await endReminder(tx, id, 'refused', clock.now())
    if (outcome.kind === 'throttled') await bulkLane.look(tx, [outcome])
  })
  if (done) {
    report.sent += 1
    report.items.push({ account: `telegram:${externalId}`, org: null, kind: 'gap.edit' })
  } else report.failed += 1
  return outcome.kind !== 'throttled' && outcome.kind !== 'unreachable'
}

/** Edited now, or by a run that died before it could write that down. */
function isDone(outcome: Outcome): boolean {
  return outcome.kind === 'sent' || (outcome.kind === 'rejected' && outcome.code === 'not_modified')
}
