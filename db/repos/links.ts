import { DateTime } from 'luxon'
import type { PrismaClient, Tx } from '../client.ts'

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

/** Binds an account to a member; former bindings of either end. */
export async function bindMember(
  tx: Tx,
  accountId: number,
  memberId: number,
  method: string,
  now: Date,
): Promise<void> {
  await tx.memberBinding.updateMany({
    where: { OR: [{ accountId }, { memberId }], endedAt: null },
    data: { endedAt: now },
  })
  await tx.memberBinding.create({ data: { accountId, memberId, method, boundAt: now } })
  await audit(tx, { memberId, accountId, field: 'member', newValue: method }, now)
}

/** Binds an account to an office with limited access; an access that is there already stays. */
export async function bindOffice(tx: Tx, accountId: number, officeId: number, now: Date): Promise<void> {
  const held = await tx.officeBinding.findFirst({ where: { accountId, officeId, endedAt: null } })
  if (held) return
  await tx.officeBinding.create({
    data: { accountId, officeId, access: 'limited', method: 'phone', boundAt: now },
  })
  await audit(tx, { accountId, officeId, field: 'office', newValue: 'limited' }, now)
}

/** Ends everything that links an account to the registry. */
export async function unbind(tx: Tx, accountId: number, now: Date): Promise<void> {
  await tx.memberBinding.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } })
  await tx.officeBinding.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } })
  await audit(tx, { accountId, field: 'unlink' }, now)
}

async function audit(
  tx: Tx,
  change: { memberId?: number; accountId: number; officeId?: number; field: string; newValue?: string },
  now: Date,
) {
  await tx.change.create({ data: { kind: 'binding', source: 'member', ...change, changedAt: now } })
}

/** Tries of the last day: by this account, and at this ticket number by anybody. */
export async function recentTries(
  read: PrismaClient | Tx,
  accountId: number,
  ticketNumber: string,
  now: Date,
) {
  const since = DateTime.fromJSDate(now).minus({ days: 1 }).toJSDate()
  const [byAccount, atNumber] = await Promise.all([
    read.linkRequest.count({ where: { accountId, createdAt: { gt: since } } }),
    read.linkRequest.count({ where: { ticketNumber, createdAt: { gt: since } } }),
  ])
  return { byAccount, atNumber }
}

/** The member that a ticket number and a surname both name. */
export async function memberByTicket(read: PrismaClient | Tx, ticketNumber: string, lastName: string) {
  const rows = await read.member.findMany({ where: { ticketNumber, leftOn: null }, include: { org: true } })
  const wanted = plainName(lastName)
  return rows.find((row) => plainName(row.lastName) === wanted)
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е')
}
