import type { Database, Tx } from '../../../db/client.ts'
import type { Access, Who } from '../../../domain/identity/who.ts'

type Read = Database['read']

/** What an account is linked to, in names. */
export interface Links {
  member: { name: string; org: string } | undefined
  offices: Array<{ org: string; access: Access }>
  grants: Array<{ org: string; role: 'admin' | 'officer' | 'auditor' }>
}

export async function findLinks(read: Read, who: Who): Promise<Links> {
  const orgIds = [who.member?.orgId, ...who.offices.map((o) => o.orgId), ...who.grants.map((g) => g.orgId)]
  const [orgs, member] = await Promise.all([
    read.organisation.findMany({ where: { id: { in: orgIds.filter((id) => id !== undefined) } } }),
    who.member && read.member.findUnique({ where: { id: who.member.memberId } }),
  ])
  const names = new Map(orgs.map((org) => [org.id, org.shortName ?? org.name]))
  const nameOf = (orgId: number): string => names.get(orgId) ?? '—'
  return {
    member: member
      ? { name: `${member.firstName} ${member.lastName}`, org: nameOf(member.orgId) }
      : undefined,
    offices: who.offices.map(({ orgId, access }) => ({ org: nameOf(orgId), access })),
    grants: who.grants.map(({ orgId, role }) => ({ org: nameOf(orgId), role })),
  }
}

/** The chair named in an organisation's passport, as people are told. */
export interface ChairContact {
  org: string
  name: string | null
  phone: string | null
  hasParent: boolean
}

/** The nearest chair with a phone on record, from the organisation up. */
export async function nearestChair(
  read: Tx,
  orgId: number,
): Promise<{ name: string; phone: string; org: string } | undefined> {
  for (const { name, phone, org } of await chairsUpwards(read, orgId))
    if (name && phone) return { name, phone, org }
  return undefined
}

/** Chairs from an organisation up to the top of the tree, nearest first. */
export async function chairsUpwards(read: Tx, orgId: number): Promise<ChairContact[]> {
  const start = await read.organisation.findUnique({ where: { id: orgId }, select: { path: true } })
  const ids = (start?.path ?? '').split('/').filter(Boolean).map(Number).reverse()
  const orgs = await read.organisation.findMany({
    where: { id: { in: ids } },
    include: {
      office: { include: { terms: { where: { endedAt: null }, orderBy: { id: 'desc' }, take: 1 } } },
    },
  })
  const byId = new Map(orgs.map((org) => [org.id, org]))
  return ids.flatMap((id) => {
    const org = byId.get(id)
    if (!org) return []
    const term = org.office?.terms[0]
    return {
      org: org.shortName ?? org.name,
      name: term?.chairFullName ?? null,
      phone: term?.phone ?? null,
      hasParent: org.parentId !== null,
    }
  })
}
