import type { PrismaClient, Tx } from '../client.ts'
import { handOver, pauseAnnouncements } from './hand-over.ts'
import { fillTimeZone } from './preferences.ts'

type Db = PrismaClient | Tx

/** An office somebody above may hand over, with what decides on the access that a link opens. */
export interface OfficePlace {
  officeId: number
  orgId: number
  orgName: string
  orgPath: string
  level: string
  /** the current one */
  term:
    | {
        id: number
        chairFullName: string | null
        termFrom: string | null
        termTo: string | null
        startedAt: Date
      }
    | undefined
}

export interface Invite {
  id: number
  createdBy: number
  createdAt: Date
  expiresAt: Date
  usedBy: number | null
  usedAt: Date | null
  revokedAt: Date | null
  bindingId: number | null
  place: OfficePlace
}

const WITH_PLACE = { org: true, terms: { where: { endedAt: null } } } as const

interface PlaceRow {
  id: number
  org: { id: number; name: string; shortName: string | null; path: string; level: string }
  terms: Array<NonNullable<OfficePlace['term']>>
}

/** The office of an organisation in force; one that has no row yet gets it. */
export async function officePlace(tx: Tx, orgId: number): Promise<OfficePlace | undefined> {
  const org = await tx.organisation.findFirst({ where: { id: orgId, removedOn: null } })
  if (!org) return undefined
  return toPlace(
    await tx.office.upsert({ where: { orgId }, create: { orgId }, update: {}, include: WITH_PLACE }),
  )
}

/** An invitation to an office of an organisation in force. */
export async function findInvite(read: Db, id: number): Promise<Invite | undefined> {
  const row = await read.officeInvite.findFirst({
    where: { id, office: { org: { removedOn: null } } },
    include: { office: { include: WITH_PLACE } },
  })
  if (!row) return undefined
  const { office, ...invite } = row
  return { ...invite, place: toPlace(office) }
}

/** The id of the link that this giver has handed out for the office and that still waits. */
export async function waitingInvite(
  tx: Tx,
  officeId: number,
  giver: number,
  now: Date,
): Promise<number | undefined> {
  const row = await tx.officeInvite.findFirst({
    where: { officeId, createdBy: giver, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
  })
  return row?.id
}

/** Who does something with an invitation, and by what right. */
interface Actor {
  accountId: number
  source: 'chair' | 'officer' | 'member'
  now: Date
}

export async function createInvite(
  tx: Tx,
  { officeId, orgId }: OfficePlace,
  expiresAt: Date,
  by: Actor,
): Promise<number> {
  const { id } = await tx.officeInvite.create({
    data: { officeId, createdBy: by.accountId, createdAt: by.now, expiresAt },
  })
  await audit(tx, { kind: 'invite', officeId, orgId, newValue: `created ${id}` }, by)
  return id
}

/** False where the link was used or revoked before. */
export async function revokeInvite(tx: Tx, { id, place }: Invite, by: Actor): Promise<boolean> {
  const { count } = await tx.officeInvite.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { revokedAt: by.now },
  })
  const { officeId, orgId } = place
  if (count > 0) await audit(tx, { kind: 'invite', officeId, orgId, newValue: `revoked ${id}` }, by)
  return count > 0
}

/** Spends the link and binds the opener, in full for the term that is the office's now. An access that is there is raised, never lowered. False where somebody was first. */
export async function useInvite(
  tx: Tx,
  { id, place }: Invite,
  access: 'limited' | 'full',
  by: Actor,
): Promise<boolean> {
  const { accountId, now } = by
  const { officeId, orgId, term } = place
  const termId = access === 'full' ? (term?.id ?? null) : null
  const { count } = await tx.officeInvite.updateMany({
    where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, usedBy: accountId },
  })
  if (count === 0) return false
  const held = await tx.officeBinding.findFirst({ where: { accountId, officeId, endedAt: null } })
  const binding = held
    ? await tx.officeBinding.update({
        where: { id: held.id },
        data: access === 'full' ? { access, termId, method: 'link' } : {},
      })
    : await tx.officeBinding.create({
        data: { accountId, officeId, access, termId, method: 'link', boundAt: now },
      })
  await tx.officeInvite.update({ where: { id }, data: { bindingId: binding.id } })
  await fillTimeZone(tx, accountId, orgId)
  const oldValue = held?.access ?? null
  await audit(tx, { kind: 'binding', officeId, orgId, oldValue, newValue: binding.access }, by)
  if (access === 'full') await handOver(tx, { officeId, orgId, to: accountId }, now)
  return true
}

/** Ends the access that a link opened. Returns whose it was; undefined where it has ended before. */
export async function endInvited(
  tx: Tx,
  { bindingId, place }: Invite,
  by: Actor,
): Promise<number | undefined> {
  const binding =
    bindingId === null ? null : await tx.officeBinding.findFirst({ where: { id: bindingId, endedAt: null } })
  if (!binding) return undefined
  await tx.officeBinding.update({ where: { id: binding.id }, data: { endedAt: by.now } })
  const { officeId, orgId } = place
  await audit(tx, { kind: 'binding', officeId, orgId, oldValue: binding.access }, by)
  await pauseAnnouncements(tx, binding.accountId, place.orgPath, by.now)
  return binding.accountId
}

async function audit(
  tx: Tx,
  change: { kind: string; officeId: number; orgId: number; oldValue?: string | null; newValue?: string },
  { accountId, source, now }: Actor,
): Promise<void> {
  await tx.change.create({ data: { ...change, field: 'office', accountId, source, changedAt: now } })
}

function toPlace({ id, org, terms }: PlaceRow): OfficePlace {
  return {
    officeId: id,
    orgId: org.id,
    orgName: org.shortName ?? org.name,
    orgPath: org.path,
    level: org.level,
    term: terms[0],
  }
}
