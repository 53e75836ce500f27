import type { PrismaClient, Tx } from '../client.ts'

/** A current term whose chair is the person of an account, with the address that letters go to. */
interface OwnTerm {
  id: number
  officeId: number
  orgId: number
  email: string
  emailConsent: boolean | null
}

/**
 * Terms of the offices of an account that are its person's own: the phone in the passport opened the office, or is that
 * of the linked card, or the address is. Whoever else holds the office by a link has no say over the chair's mail.
 */
async function ownTerms(read: PrismaClient | Tx, accountId: number): Promise<OwnTerm[]> {
  const where = { accountId, endedAt: null }
  const members = await read.memberBinding.findMany({
    where,
    select: { member: { select: { phone: true, email: true } } },
  })
  const offices = await read.officeBinding.findMany({
    where,
    select: {
      method: true,
      office: { select: { orgId: true, terms: { where: { endedAt: null } } } },
    },
  })
  const phones = members.flatMap(({ member }) => member.phone ?? [])
  const emails = members.flatMap(({ member }) => member.email?.toLowerCase() ?? [])
  return offices.flatMap(({ method, office }) =>
    office.terms.flatMap(({ id, officeId, email, phone, emailConsent }) => {
      const own =
        method === 'phone' ||
        (phone !== null && phones.includes(phone)) ||
        (email !== null && emails.includes(email.toLowerCase()))
      return own && email ? [{ id, officeId, orgId: office.orgId, email, emailConsent }] : []
    }),
  )
}

/** What is held on the addresses of a person: whether letters go there, and what was sent. */
export async function ownLetters(read: PrismaClient, accountId: number) {
  const addresses = await addressesOf(read, accountId)
  return read.account.findMany({
    where: { channel: 'email', externalId: { in: addresses } },
    select: {
      externalId: true,
      reach: true,
      reachAt: true,
      firstSeenAt: true,
      outbox: { select: { kind: true, state: true, createdAt: true, stateAt: true } },
    },
  })
}

async function addressesOf(read: PrismaClient | Tx, accountId: number): Promise<string[]> {
  const terms = await ownTerms(read, accountId)
  return [...new Set(terms.map(({ email }) => email.toLowerCase()))]
}

/**
 * A person is erased: letters to the own addresses end, with what was sent there. The chair's consent is taken back in the
 * passport, for else letters would begin just because there is no chat any more. Returns rows that were removed or changed.
 */
export async function eraseLetters(tx: Tx, accountId: number, now: Date): Promise<number> {
  const terms = await ownTerms(tx, accountId)
  const given = terms.filter(({ emailConsent }) => emailConsent === true)
  for (const { id, orgId, officeId } of given) {
    await tx.term.update({ where: { id }, data: { emailConsent: false } })
    const change = { kind: 'term', field: 'chair_email_consent', oldValue: 'true', newValue: 'false' }
    await tx.change.create({ data: { ...change, orgId, officeId, source: 'chair', changedAt: now } })
  }
  const addresses = terms.map(({ email }) => email.toLowerCase())
  const removed = await tx.account.deleteMany({
    where: { channel: 'email', externalId: { in: addresses } },
  })
  return given.length + removed.count
}
