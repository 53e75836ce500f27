import { EMAIL_CONSENT } from '../../domain/membership/email.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { recordConsent, withdrawConsent } from './consents.ts'
import { recordMembersWord, valueSources } from './member-card.ts'

/** Whose card, and from which chat. */
interface Holder {
  memberId: number
  accountId: number
}

/** The consent to letters that holds, and which text it was given to. */
export async function letterConsent(
  read: PrismaClient | Tx,
  accountId: number,
): Promise<{ givenAt: Date; textVersion: string } | undefined> {
  const row = await read.consent.findFirst({
    where: { accountId, purpose: EMAIL_CONSENT, withdrawnAt: null },
    orderBy: { id: 'desc' },
    select: { givenAt: true, textVersion: true },
  })
  return row ?? undefined
}

/** Keeps an address to which the member agreed to get letters; the consent is to this one, an earlier one ends. */
export async function keepEmail(
  tx: Tx,
  holder: Holder,
  { email, textVersion }: { email: string; textVersion: string },
  now: Date,
): Promise<void> {
  const { accountId } = holder
  await writeEmail(tx, holder, email, now)
  await withdrawConsent(tx, { accountId, purpose: EMAIL_CONSENT, withdrawnAt: now })
  await recordConsent(tx, { accountId, purpose: EMAIL_CONSENT, textVersion, givenAt: now })
}

/** Takes the address out of the card, and the consent back. */
export async function removeEmail(tx: Tx, holder: Holder, now: Date): Promise<void> {
  await writeEmail(tx, holder, null, now)
  await withdrawConsent(tx, { accountId: holder.accountId, purpose: EMAIL_CONSENT, withdrawnAt: now })
}

/** Without the consent an address that was given here for letters is kept no longer; one of the registry is its own. */
export async function forgetGivenEmail(tx: Tx, holder: Holder, now: Date): Promise<void> {
  const { email } = await tx.member.findUniqueOrThrow({ where: { id: holder.memberId } })
  const last = (await valueSources(tx, holder.memberId)).get('email')
  if (email !== null && last?.source === 'member' && last.newValue === email)
    await writeEmail(tx, holder, null, now)
}

async function writeEmail(
  tx: Tx,
  { memberId, accountId }: Holder,
  email: string | null,
  now: Date,
): Promise<void> {
  const { email: before } = await tx.member.findUniqueOrThrow({ where: { id: memberId } })
  if (before === email) return
  await tx.member.update({ where: { id: memberId }, data: { email } })
  const change = { memberId, accountId, field: 'email', oldValue: before, newValue: email, officeId: null }
  await recordMembersWord(tx, change, now)
}
