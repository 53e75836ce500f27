import { lostCardScreen } from '../../domain/identity/link-text.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { holdMember } from '../hold-row.ts'
import { lapseCorrections } from './corrections.ts'
import { appendNotice } from './notices.ts'
import { fillTimeZone } from './preferences.ts'

/** What one phone opens: members on record under it, and offices whose passport names it. */
export async function holdersOfPhone(read: PrismaClient | Tx, phone: string) {
  const [members, terms] = await Promise.all([
    read.member.findMany({ where: { phone, leftOn: null }, select: { id: true, birthDate: true } }),
    read.term.findMany({
      where: { phone, endedAt: null, office: { org: { removedOn: null } } },
      select: { officeId: true },
    }),
  ])
  return { members, officeIds: terms.map((term) => term.officeId) }
}

/** Binds an account to a member; former bindings of either end. Another account that held the card is told. */
export async function bindMember(
  tx: Tx,
  accountId: number,
  memberId: number,
  method: string,
  now: Date,
): Promise<void> {
  await holdMember(tx, memberId)
  const former = await tx.memberBinding.findMany({
    where: { memberId, endedAt: null, accountId: { not: accountId } },
    include: { member: true },
  })
  await tx.memberBinding.updateMany({
    where: { OR: [{ accountId }, { memberId }], endedAt: null },
    data: { endedAt: now },
  })
  await lapseCorrections(tx, { accountId, memberId }, { accountId, memberId }, now)
  const { member: bound } = await tx.memberBinding.create({
    data: { accountId, memberId, method, boundAt: now },
    select: { member: { select: { orgId: true } } },
  })
  await fillTimeZone(tx, accountId, bound.orgId)
  await audit(tx, { memberId, accountId, field: 'member', newValue: method }, now)
  for (const { id, accountId: holder, member } of former) {
    const dedupeKey = `link.lost:${id}`
    const notice = { accountId: holder, orgId: member.orgId, kind: 'link.lost', dedupeKey }
    await appendNotice(tx, { ...notice, screen: lostCardScreen() }, now)
  }
}

/** Binds an account to an office with limited access; an access that is there already stays. */
export async function bindOffice(tx: Tx, accountId: number, officeId: number, now: Date): Promise<void> {
  const held = await tx.officeBinding.findFirst({ where: { accountId, officeId, endedAt: null } })
  if (held) return
  const { office } = await tx.officeBinding.create({
    data: { accountId, officeId, access: 'limited', method: 'phone', boundAt: now },
    select: { office: { select: { orgId: true } } },
  })
  await fillTimeZone(tx, accountId, office.orgId)
  await audit(tx, { accountId, officeId, field: 'office', newValue: 'limited' }, now)
}

/** When the member of an account left, YYYY-MM-DD; undefined for one that is a member still, or holds no card. */
export async function leftOn(read: PrismaClient | Tx, accountId: number): Promise<string | undefined> {
  const binding = await read.memberBinding.findFirst({
    where: { accountId, endedAt: null, member: { leftOn: { not: null } } },
    select: { member: { select: { leftOn: true } } },
  })
  return binding?.member.leftOn ?? undefined
}

/** Ends everything that links an account to the registry. */
export async function unbind(tx: Tx, accountId: number, now: Date): Promise<void> {
  await tx.memberBinding.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } })
  await tx.officeBinding.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } })
  await lapseCorrections(tx, { accountId }, undefined, now)
  await audit(tx, { accountId, field: 'unlink' }, now)
}

async function audit(
  tx: Tx,
  change: { memberId?: number; accountId: number; officeId?: number; field: string; newValue?: string },
  now: Date,
) {
  await tx.change.create({ data: { kind: 'binding', source: 'member', ...change, changedAt: now } })
}
