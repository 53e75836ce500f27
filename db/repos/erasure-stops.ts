import {
  type DecidingRight,
  decidingRights,
  isWithin,
  pathAbove,
  type Who,
} from '../../domain/identity/who.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

const STOPPED = { kind: 'erasure', field: 'stopped' }
/** The wish that was stopped had been proven to be the person's own. */
const PROVEN = 'proven'

/** Where, by its path, proven wishes of an account about a member were stopped, since it first had the card. */
export async function stopsOf(db: Db, accountId: number, memberId: number): Promise<string[]> {
  const first = await db.memberBinding.findFirst({
    where: { accountId, memberId },
    orderBy: { boundAt: 'asc' },
    select: { boundAt: true },
  })
  if (!first) return []
  const stops = await db.change.findMany({
    where: { ...STOPPED, reason: PROVEN, memberId, changedAt: { gte: first.boundAt } },
    select: { org: { select: { path: true } } },
  })
  return stops.flatMap(({ org }) => org?.path ?? [])
}

/** By which right a person may stop a wish: each level stops a proven one once, then it is a matter of those above. */
export function stoppingRight(who: Who, path: string, stops: readonly string[]): DecidingRight | undefined {
  return decidingRights(who).find(
    ({ orgPath }) =>
      isWithin(path, orgPath) && stops.every((stop) => stop !== orgPath && isWithin(stop, orgPath)),
  )
}

/** The path of the next level that may stop a wish again; undefined where there is none. */
export function levelAbove(stops: readonly string[]): string | undefined {
  const [highest] = stops.toSorted((a, b) => a.length - b.length)
  if (highest === undefined) return undefined
  const above = pathAbove(highest)
  return above === highest ? undefined : above
}

/** Writes down who stopped a wish, and when: no values. */
export async function noteStop(
  tx: Tx,
  by: { accountId: number; right: DecidingRight; memberId: number; proven: boolean },
  now: Date,
): Promise<void> {
  const { accountId, right, memberId, proven } = by
  const officeId = right.officeId ?? null
  await tx.change.create({
    data: {
      ...{ ...STOPPED, memberId, accountId, officeId, orgId: right.orgId, changedAt: now },
      ...{ reason: proven ? PROVEN : null, source: officeId === null ? 'officer' : 'chair' },
    },
  })
}
