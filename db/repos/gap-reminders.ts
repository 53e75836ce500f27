import { z } from 'zod'
import type { Screen } from '../../core/screen.ts'
import type { Database, Tx } from '../client.ts'

const shownSchema = z.array(z.string())

/** Why a reminder in somebody's chat is not edited any more. */
export type ReminderEnd = 'filled' | 'turned' | 'replaced' | 'unsent' | 'refused' | 'unbound'

export interface KeptReminder {
  officeId: number
  accountId: number
  /** dedupeKey of its message in the outbox */
  outboxKey: string
  /** the fields it names */
  shown: string[]
}

/** Keeps reminders, so that they can be edited when what they name is filled. They take the place of the ones before. */
export async function keepReminders(tx: Tx, reminders: readonly KeptReminder[], now: Date): Promise<void> {
  if (reminders.length === 0) return
  const officeIds = [...new Set(reminders.map(({ officeId }) => officeId))]
  await tx.gapReminder.updateMany({
    where: { officeId: { in: officeIds }, endedAt: null },
    data: { endedAt: now, ended: 'replaced' },
  })
  await tx.gapReminder.createMany({
    data: reminders.map(({ shown, ...reminder }) => ({
      ...{ ...reminder, shown: JSON.stringify(shown), plannedAt: now },
    })),
  })
}

/** A reminder that may be edited, with where it is. */
export interface LiveReminder extends KeptReminder {
  id: number
  externalId: string
  locale: string
  reach: string
  orgId: number
  name: string
  timeZone: string | null
  /** the account still holds the office */
  held: boolean
}

/** Reminders that may be edited, in the order of their ids. */
export async function liveReminders(read: Tx, afterId: number, limit: number): Promise<LiveReminder[]> {
  const rows = await read.gapReminder.findMany({
    where: { endedAt: null, id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take: limit,
    include: {
      account: true,
      office: { include: { org: true, bindings: { where: { endedAt: null }, select: { accountId: true } } } },
    },
  })
  return rows.map(({ id, officeId, accountId, outboxKey, shown, account, office }) => ({
    ...{ id, officeId, accountId, outboxKey, shown: shownSchema.parse(JSON.parse(shown)) },
    ...{ externalId: account.externalId, locale: account.locale, reach: account.reach },
    ...{ orgId: office.orgId, name: office.org.shortName ?? office.org.name, timeZone: office.org.timeZone },
    held: office.bindings.some((binding) => binding.accountId === accountId),
  }))
}

/** What became of the messages of these reminders. */
export async function reminderMessages(read: Tx, outboxKeys: readonly string[]) {
  const rows = await read.outboxMessage.findMany({
    where: { dedupeKey: { in: [...outboxKeys] } },
    select: { dedupeKey: true, state: true, attempts: true, messageId: true },
  })
  return new Map(rows.map(({ dedupeKey, ...row }) => [dedupeKey, row]))
}

/** Puts another screen into a message that has not left yet; false where it has, or is on its way. */
export async function rewritePlanned(tx: Tx, outboxKey: string, screen: Screen): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { dedupeKey: outboxKey, state: 'planned', attempts: 0 },
    data: { screen: JSON.stringify(screen) },
  })
  return count > 0
}

/**
 * A button of this message was pressed: the bot shows another screen in its place, and from then on the message is the
 * person's, not the reminder's.
 */
export async function turnReminder(
  database: Database,
  accountId: number,
  messageId: string,
  now: Date,
): Promise<void> {
  const live = await database.read.gapReminder.findMany({
    where: { accountId, endedAt: null },
    select: { id: true, outboxKey: true },
  })
  if (live.length === 0) return
  const pressed = await database.read.outboxMessage.findMany({
    where: { dedupeKey: { in: live.map(({ outboxKey }) => outboxKey) }, messageId },
    select: { dedupeKey: true },
  })
  for (const { id, outboxKey } of live)
    if (pressed.some(({ dedupeKey }) => dedupeKey === outboxKey))
      await database.write.gapReminder.updateMany({
        where: { id, endedAt: null },
        data: { endedAt: now, ended: 'turned' },
      })
}

/** Is the reminder still there to be edited? */
export async function isLive(read: Tx, id: number): Promise<boolean> {
  return (await read.gapReminder.count({ where: { id, endedAt: null } })) > 0
}

/** The reminder names these fields now; without any it has done its work. */
export async function showsNow(tx: Tx, id: number, shown: readonly string[], now: Date): Promise<void> {
  const data = { shown: JSON.stringify(shown), ...(shown.length === 0 && { endedAt: now, ended: 'filled' }) }
  await tx.gapReminder.updateMany({ where: { id, endedAt: null }, data })
}

export async function endReminder(tx: Tx, id: number, ended: ReminderEnd, now: Date): Promise<void> {
  await tx.gapReminder.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, ended } })
}
