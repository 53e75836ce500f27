import type { Category } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'

/** Switches a category off or on again; doing it twice changes nothing. */
export async function setMuted(
  tx: Tx,
  accountId: number,
  category: Category,
  muted: boolean,
  now: Date,
): Promise<void> {
  const where = { accountId_category: { accountId, category } }
  if (muted)
    await tx.mutedCategory.upsert({ where, create: { accountId, category, mutedAt: now }, update: {} })
  else await tx.mutedCategory.deleteMany({ where: { accountId, category } })
}

/** The clock that a person's night is told by; null: that of the whole union. */
export async function setTimeZone(tx: Tx, accountId: number, timeZone: string | null): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { timeZone } })
}

/** Which of the nights a person is left alone in. */
export async function nightOf(read: Tx, accountId: number): Promise<number> {
  const account = await read.account.findUnique({ where: { id: accountId }, select: { night: true } })
  return account?.night ?? 0
}

export async function setNight(tx: Tx, accountId: number, night: number): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { night } })
}

/** The zone of an organisation: its own, or that of the nearest one above that has one. */
export async function organisationZone(read: Tx, orgId: number): Promise<string | null> {
  const org = await read.organisation.findUnique({
    where: { id: orgId },
    select: { timeZone: true, path: true },
  })
  if (!org || org.timeZone !== null) return org?.timeZone ?? null
  const ids = org.path.split('/').filter(Boolean).map(Number)
  const above = await read.organisation.findMany({
    where: { id: { in: ids }, timeZone: { not: null } },
    select: { timeZone: true, path: true },
  })
  const nearest = above.toSorted((one, other) => other.path.length - one.path.length)[0]
  return nearest?.timeZone ?? null
}

/** Gives a person who has chosen no zone that of the organisation they were just linked to. */
export async function fillTimeZone(tx: Tx, accountId: number, orgId: number): Promise<void> {
  const timeZone = await organisationZone(tx, orgId)
  if (timeZone !== null)
    await tx.account.updateMany({ where: { id: accountId, timeZone: null }, data: { timeZone } })
}

/** The colours that a person wants their pictures in, as they were written down. */
export async function cardTheme(read: Tx, accountId: number): Promise<string | null> {
  const account = await read.account.findUnique({ where: { id: accountId }, select: { cardTheme: true } })
  return account?.cardTheme ?? null
}

export async function setCardTheme(tx: Tx, accountId: number, theme: string): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { cardTheme: theme } })
}
