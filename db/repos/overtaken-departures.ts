import type { Button, Screen, Text } from '../../core/screen.ts'
import { isWaiting, type Obstacle, obstacleOf } from '../../domain/membership/departure.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { type DepartureRow, findDeparture, moveDeparture, orgName } from './departures.ts'
import { appendNotice } from './notices.ts'
import { findPrimary } from './organisation-search.ts'

const TO_OWN: Button[] = [
  { label: { key: 'departure.mine' }, route: 'departure.mine' },
  { label: { key: 'common.home' }, route: 'menu' },
]

/**
 * Closes a wish that the registry has overtaken, and tells the person: who was moved or struck off by an import is nobody's
 * to let go, and a primary that was closed takes nobody on. Undefined where it still can be carried out.
 */
export async function closeOvertaken(tx: Tx, row: DepartureRow, now: Date): Promise<Obstacle | undefined> {
  const target = !row.to ? 'none' : (await findPrimary(tx, row.to.id)) ? 'open' : 'closed'
  const obstacle = isWaiting(row) ? obstacleOf({ fromOrgId: row.from.id, target }, row.member) : undefined
  if (!obstacle) return undefined
  const closed = { state: 'void', reason: obstacle, decidedAt: now, decidedBy: null }
  if (!(await moveDeparture(tx, row, closed))) return undefined
  const notice = { accountId: row.accountId, orgId: row.member.orgId, kind: 'departure' }
  const dedupeKey = `departure:${row.id}:void`
  const screen: Screen = { text: await overtakenText(tx, row, obstacle), buttons: [TO_OWN] }
  await appendNotice(tx, { ...notice, dedupeKey, screen }, now)
  return obstacle
}

/** Waiting wishes that can no longer be carried out, with the clock of the old organisation. */
export async function overtakenDepartures(
  read: PrismaClient,
  afterId: number,
  limit: number,
): Promise<Array<{ id: number; timeZone: string | null }>> {
  const rows = await read.$queryRaw<Array<{ id: number | bigint; timeZone: string | null }>>(Prisma.sql`
    SELECT d."id", f."timeZone" FROM "Departure" d
    JOIN "Member" m ON m."id" = d."memberId"
    JOIN "Organisation" f ON f."id" = d."fromOrgId"
    LEFT JOIN "Organisation" t ON t."id" = d."toOrgId"
    WHERE d."state" IN ('submitted', 'released') AND d."id" > ${afterId}
      AND (m."orgId" <> d."fromOrgId" OR m."leftOn" IS NOT NULL
        OR t."removedOn" IS NOT NULL OR t."level" <> 'primary')
    ORDER BY d."id" LIMIT ${limit}`)
  return rows.map(({ id, timeZone }) => ({ id: Number(id), timeZone }))
}

/** The same for one that is known by its id. */
export async function closeOvertakenById(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await findDeparture(tx, id)
  return row !== undefined && (await closeOvertaken(tx, row, now)) !== undefined
}

/** Why a wish is void, as its person reads it. */
export async function overtakenText(db: PrismaClient | Tx, row: DepartureRow, why: Obstacle): Promise<Text> {
  const vars = { here: await orgName(db, row.member.orgId), to: row.to?.name ?? '' }
  return { key: `departure.void.${why}`, vars }
}
