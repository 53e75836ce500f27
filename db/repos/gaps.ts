import type { PassportGap } from '../../domain/quality/gaps.ts'
import type { OpenGap } from '../../domain/quality/ladder.ts'
import type { Passport } from '../../domain/quality/passport.ts'
import type { Tx } from '../client.ts'
import { toPassport } from './passports.ts'

/** The passport of an office's organisation with its current term; undefined for an office that is not there. */
export async function passportOf(
  read: Tx,
  officeId: number,
): Promise<(Passport & { orgId: number }) | undefined> {
  const office = await read.office.findUnique({
    where: { id: officeId },
    include: { org: true, terms: { where: { endedAt: null }, orderBy: { id: 'desc' }, take: 1 } },
  })
  if (!office) return undefined
  return { orgId: office.org.id, ...toPassport(office.org, office.terms[0]) }
}

/** Remembers gaps that opened and closes those that were filled. Returns what is open now. */
export async function syncGaps(
  tx: Tx,
  officeId: number,
  gaps: readonly PassportGap[],
  now: Date,
): Promise<OpenGap[]> {
  const open = await tx.gap.findMany({ where: { officeId, closedAt: null } })
  const wanted = new Set<string>(gaps.map((gap) => gap.field))
  const known = new Set(open.map((row) => row.field))
  const filled = open.filter((row) => !wanted.has(row.field)).map((row) => row.id)
  if (filled.length > 0) await tx.gap.updateMany({ where: { id: { in: filled } }, data: { closedAt: now } })
  const fresh = [...wanted].filter((field) => !known.has(field))
  if (fresh.length > 0)
    await tx.gap.createMany({ data: fresh.map((field) => ({ officeId, field, openedAt: now })) })
  const kept = open.filter((row) => wanted.has(row.field))
  return [...kept, ...fresh.map(() => ({ openedAt: now, rung: null, lastRemindedAt: null }))]
}

/** Remembers that the office was told of its open gaps; `rungAt` says on which rung each of them stands. */
export async function markReminded(
  tx: Tx,
  officeId: number,
  rungAt: (openedAt: Date) => string,
  now: Date,
): Promise<void> {
  for (const gap of await tx.gap.findMany({ where: { officeId, closedAt: null } })) {
    await tx.gap.update({
      where: { id: gap.id },
      data: { rung: rungAt(gap.openedAt), lastRemindedAt: now },
    })
  }
}
