import type { Tx } from '../client.ts'
import { confirmedByImport } from './accepted-people.ts'
import { forgetApplication } from './forget-application.ts'
import { EMPTY_SCREEN } from './outbox.ts'

const PAGE = 200
const CURSOR = 'outbox-forgotten'
const SETTLED = ['sent', 'failed', 'skipped', 'unknown']

/**
 * Empties a page of applications that were decided before a moment: names, dates, phones and what was written go, the
 * outcome stays. Of an accepted person only once an import has brought the member: until then the registry waits for the
 * data. Returns the id to go on after; undefined where there is nothing more.
 */
export async function forgetApplications(
  tx: Tx,
  before: Date,
  afterId: number,
  now: Date,
): Promise<number | undefined> {
  const rows = await tx.application.findMany({
    where: {
      ...{ forgottenAt: null, decidedAt: { lt: before }, id: { gt: afterId } },
      state: { in: ['accepted', 'declined', 'withdrawn'] },
    },
    orderBy: { id: 'asc' },
    take: PAGE,
  })
  const confirmed = await confirmedByImport(
    tx,
    rows.filter(({ state }) => state === 'accepted'),
  )
  for (const row of rows)
    if (row.state !== 'accepted' || confirmed.has(row.id)) await forgetApplication(tx, row, now)
  return rows.length < PAGE ? undefined : rows.at(-1)?.id
}

/**
 * Empties a page of messages that were settled and written before a moment; kinds, keys, states and dates stay. Goes on
 * from where it was, and stops before one that has not left: it comes back to it. Returns how many were passed.
 */
export async function forgetScreens(tx: Tx, before: Date): Promise<number> {
  const kept = await tx.setting.findUnique({ where: { name: CURSOR } })
  const page = await tx.outboxMessage.findMany({
    where: { id: { gt: Number(kept?.value ?? 0) } },
    orderBy: { id: 'asc' },
    take: PAGE,
    select: { id: true, state: true, createdAt: true },
  })
  const end = page.findIndex(({ state, createdAt }) => createdAt >= before || !SETTLED.includes(state))
  const passed = end === -1 ? page : page.slice(0, end)
  const last = passed.at(-1)
  if (!last) return 0
  await tx.outboxMessage.updateMany({
    where: { id: { in: passed.map(({ id }) => id) } },
    data: { screen: EMPTY_SCREEN },
  })
  const value = String(last.id)
  await tx.setting.upsert({ where: { name: CURSOR }, create: { name: CURSOR, value }, update: { value } })
  return passed.length
}
