import type { Screen } from '../../core/screen.ts'
import { accessAfter, type ChairChange, concernsAccess } from '../../domain/identity/chair-change.ts'
import { formerChairScreen, newChairScreen } from '../../domain/identity/chair-text.ts'
import type { Tx } from '../client.ts'
import { pauseAnnouncements } from './hand-over.ts'
import { appendNotice } from './notices.ts'

interface By {
  /** ais | chair | officer, as the audit trail has it */
  source: string
  now: Date
  /** when the terms were written, where that was before `now`: access opened after that rests on the chair of today */
  writtenAt?: Date
}

/**
 * Follows a write of terms in its transaction: takes the access that rested on the chair before, and tells both the
 * former chair and the next one, where the next one's phone is known. Tasks stay with the office.
 */
export async function settleAccess(tx: Tx, changes: readonly ChairChange[], by: By): Promise<void> {
  const concerning = changes.filter(concernsAccess)
  if (concerning.length === 0) return
  const byOffice = new Map(concerning.map((change) => [change.officeId, change]))
  const bindings = await tx.officeBinding.findMany({
    where: { officeId: { in: [...byOffice.keys()] }, endedAt: null },
    include: { office: { include: { org: true } } },
    orderBy: { id: 'asc' },
  })
  const staying = new Set<string>()
  for (const binding of bindings) {
    const change = byOffice.get(binding.officeId)
    const later = by.writtenAt !== undefined && binding.boundAt > by.writtenAt
    const left = change && !later ? accessAfter(binding, change) : 'kept'
    if (left !== 'ended') staying.add(`${binding.officeId}:${binding.accountId}`)
    if (left !== 'kept') await takeAccess(tx, binding, left, by)
  }
  await tellNext(tx, concerning, staying, by)
}

async function takeAccess(
  tx: Tx,
  binding: {
    id: number
    accountId: number
    officeId: number
    access: string
    office: { org: { id: number; name: string; shortName: string | null; path: string } }
  },
  left: 'limited' | 'ended',
  { source, now }: By,
): Promise<void> {
  const { id, accountId, officeId, access } = binding
  const { org } = binding.office
  const data = left === 'ended' ? { endedAt: now } : { access: left, termId: null }
  await tx.officeBinding.update({ where: { id }, data })
  const newValue = left === 'ended' ? null : left
  const audit = { kind: 'binding', field: 'office', oldValue: access, newValue, source, changedAt: now }
  await tx.change.create({ data: { ...audit, orgId: org.id, officeId, accountId } })
  const screen = formerChairScreen({ id: org.id, name: org.shortName ?? org.name }, left)
  await tell(tx, { accountId, orgId: org.id, kind: 'chair.former', key: `${id}`, screen }, now)
  await pauseAnnouncements(tx, accountId, org.path, now)
}

/** Accounts whose owner proved a phone that now stands in a passport, and who do not hold the office yet. */
async function tellNext(
  tx: Tx,
  changes: readonly ChairChange[],
  staying: ReadonlySet<string>,
  { now }: By,
): Promise<void> {
  const named = changes.filter(({ before, after }) => after.phone !== null && after.phone !== before.phone)
  const phones = named.flatMap(({ after }) => after.phone ?? [])
  if (phones.length === 0) return
  const proven = await tx.memberBinding.findMany({
    where: { endedAt: null, method: 'phone', member: { phone: { in: phones } } },
    select: { accountId: true, member: { select: { phone: true } } },
  })
  const offices = await tx.office.findMany({
    where: { id: { in: named.map(({ officeId }) => officeId) } },
    include: { org: true },
  })
  const orgOf = new Map(offices.map(({ id, org }) => [id, org]))
  for (const { officeId, after } of named) {
    const org = orgOf.get(officeId)
    for (const { accountId, member } of proven) {
      if (!org || member.phone !== after.phone || staying.has(`${officeId}:${accountId}`)) continue
      const screen = newChairScreen({ name: org.shortName ?? org.name })
      await tell(
        tx,
        { accountId, orgId: org.id, kind: 'chair.new', key: `${officeId}:${accountId}`, screen },
        now,
      )
    }
  }
}

/** Once for each change: two changes at one moment are one. */
async function tell(
  tx: Tx,
  message: { accountId: number; orgId: number; kind: string; key: string; screen: Screen },
  now: Date,
): Promise<void> {
  const { key, ...rest } = message
  const dedupeKey = `${message.kind}:${key}:${now.toISOString()}`
  await appendNotice(tx, { ...rest, dedupeKey }, now)
}
