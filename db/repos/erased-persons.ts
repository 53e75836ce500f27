import { createHmac, randomBytes } from 'node:crypto'
import type { Tx } from '../client.ts'
import { forgetCards } from './issued-cards.ts'

/** Setting with the secret of the keys: made at the first erasure, kept with the database that it belongs to. */
export const ERASURE_KEY = 'erasure-key'

/** What stands in place of the ais_id of an erased member. */
export function pseudonymOf(key: string): string {
  return `erased-${key.slice(0, 32)}`
}

/**
 * Erases a member at the person's wish: names, dates, phones and numbers are gone here and in the audit trail, bindings
 * end, the row stays for the counts. A keyed mark of the ais_id keeps later imports from filling it again.
 */
export async function eraseMember(tx: Tx, memberId: number, now: Date): Promise<void> {
  const { aisId } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { aisId: true } })
  const key = createHmac('sha256', await secretOf(tx))
    .update(aisId)
    .digest('hex')
  await tx.erasedPerson.create({ data: { key, erasedAt: now } })
  await tx.member.update({
    where: { id: memberId },
    data: {
      aisId: pseudonymOf(key),
      lastName: '',
      firstName: '',
      middleName: null,
      birthDate: null,
      phone: null,
      email: null,
      ticketNumber: null,
      ticketKey: null,
      importHash: null,
    },
  })
  await tx.memberBinding.updateMany({ where: { memberId, endedAt: null }, data: { endedAt: now } })
  await tx.linkRequest.deleteMany({ where: { memberId } })
  await tx.correction.deleteMany({ where: { memberId } })
  await forgetCards(tx, memberId, now)
  await tx.change.updateMany({ where: { memberId }, data: { oldValue: null, newValue: null } })
}

async function secretOf(tx: Tx): Promise<string> {
  const kept = await tx.setting.findUnique({ where: { name: ERASURE_KEY } })
  if (kept) return kept.value
  const value = randomBytes(32).toString('hex')
  await tx.setting.create({ data: { name: ERASURE_KEY, value } })
  return value
}
