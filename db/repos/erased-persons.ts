import { createHmac, randomBytes } from 'node:crypto'
import type { Tx } from '../client.ts'
import { forgetApplication } from './forget-application.ts'
import { forgetCards } from './issued-cards.ts'
import { hushMessages } from './spoken-of.ts'

/** Setting with the secret of the keys: made at the first erasure, kept with the database that it belongs to. */
export const ERASURE_KEY = 'erasure-key'

/** What stands in place of the ais_id of an erased member. */
export function pseudonymOf(key: string): string {
  return `erased-${key.slice(0, 32)}`
}

/** By what somebody is known again: a member's ais_id, or the name of an account. */
export function markOf(secret: string, name: string): string {
  return createHmac('sha256', secret).update(name).digest('hex')
}

/** The name of an account, for its mark: no ais_id looks like it. */
export function accountMark(channel: string, externalId: string): string {
  return `account ${channel}:${externalId}`
}

/**
 * Erases a member at the person's wish: names, dates, phones and numbers are gone here, in the audit trail and in messages
 * to others; bindings end, the row stays for the counts. A keyed mark of the ais_id keeps later imports from filling it
 * again. Returns how many rows it was.
 */
export async function eraseMember(tx: Tx, memberId: number, now: Date): Promise<number> {
  const where = { memberId }
  const { aisId, ticketNumber, ticketKey } = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { aisId: true, ticketNumber: true, ticketKey: true },
  })
  const pseudonym = pseudonymOf(await keepMark(tx, aisId, now))
  await tx.member.update({
    where: { id: memberId },
    data: {
      aisId: pseudonym,
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
  await forgetCards(tx, memberId, now)
  // A request may name the number without having found the member.
  const requests = {
    OR: [where, ...[ticketNumber, ticketKey].flatMap((each) => (each ? [{ ticketNumber: each }] : []))],
  }
  const [departures, linkRequests] = [
    await tx.departure.findMany({ where, select: { id: true } }),
    await tx.linkRequest.findMany({ where: requests, select: { id: true } }),
  ]
  const corrections = await tx.correction.findMany({ where, select: { id: true } })
  // By whatever account the person applied before the card was there.
  const applications = await tx.application.findMany({ where: { ...where, forgottenAt: null } })
  for (const application of applications) await forgetApplication(tx, application, now)
  const about = {
    members: [memberId],
    corrections: corrections.map(toId),
    departures: departures.map(toId),
    linkRequests: linkRequests.map(toId),
  }
  const hushed = await hushMessages(tx, about)
  const counted = [
    await tx.linkRequest.deleteMany({ where: requests }),
    await tx.departure.deleteMany({ where }),
    await tx.correction.deleteMany({ where }),
    await tx.purchase.deleteMany({ where }),
    await tx.sentPicture.deleteMany({ where }),
    await tx.erasureProof.deleteMany({ where }),
    await tx.change.updateMany({ where, data: { oldValue: null, newValue: null } }),
    await forgetPairs(tx, memberId, { aisId, pseudonym }),
  ]
  return counted.reduce((sum, { count }) => sum + count, hushed + applications.length + 1)
}

/** Pairs nobody has decided on go; of decided ones the trail names the other row by its ais_id. */
async function forgetPairs(
  tx: Tx,
  memberId: number,
  { aisId, pseudonym }: { aisId: string; pseudonym: string },
) {
  const pairs = await tx.duplicatePair.findMany({ where: { memberA: memberId }, select: { memberB: true } })
  const others = pairs.map(({ memberB }) => memberB)
  await tx.change.updateMany({
    where: { memberId: { in: others }, kind: 'duplicate', newValue: aisId },
    data: { newValue: pseudonym },
  })
  return tx.duplicatePair.deleteMany({
    where: { state: 'open', OR: [{ memberA: memberId }, { memberB: memberId }] },
  })
}

/** Keeps the mark of somebody who was erased, and when it was last; returns it. */
export async function keepMark(tx: Tx, name: string, erasedAt: Date): Promise<string> {
  const key = markOf(await secretOf(tx), name)
  await tx.erasedPerson.upsert({ where: { key }, create: { key, erasedAt }, update: { erasedAt } })
  return key
}

/**
 * Lets somebody come back who was erased: the next import brings the member, into the row that stayed for the counts, or
 * the account. False where nobody of that name was erased.
 */
export async function readmit(tx: Tx, name: string): Promise<boolean> {
  const secret = await secretOf(tx)
  const account = /^([a-z]+):(.+)$/.exec(name)
  const key = markOf(secret, account ? accountMark(account[1] ?? '', account[2] ?? '') : name)
  const { count } = await tx.erasedPerson.deleteMany({ where: { key } })
  if (count > 0 && !account)
    await tx.member.updateMany({ where: { aisId: pseudonymOf(key) }, data: { aisId: name } })
  return count > 0
}

async function secretOf(tx: Tx): Promise<string> {
  const kept = await tx.setting.findUnique({ where: { name: ERASURE_KEY } })
  if (kept) return kept.value
  const value = randomBytes(32).toString('hex')
  await tx.setting.create({ data: { name: ERASURE_KEY, value } })
  return value
}

function toId({ id }: { id: number }): number {
  return id
}
