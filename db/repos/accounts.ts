import { effectiveAccess, type GrantHeld, type Who } from '../../domain/identity/who.ts'
import type { Database, PrismaClient, Tx } from '../client.ts'

export interface AccountRow {
  id: number
  channel: string
  externalId: string
  locale: string
  timeZone: string | null
  reach: string
  dialogue: string | null
}

/** Finds the account of a person, or writes it down at the first message. */
export async function ensureAccount(
  database: Database,
  person: { channel: string; externalId: string; locale: string },
  now: Date,
): Promise<AccountRow> {
  const { channel, externalId, locale } = person
  const known = await database.read.account.findUnique({
    where: { channel_externalId: { channel, externalId } },
  })
  if (known) return known
  return database.write.account.upsert({
    where: { channel_externalId: { channel, externalId } },
    create: { channel, externalId, locale, firstSeenAt: now },
    update: {},
  })
}

/** Notes whether messages reach a person: active, blocked or deactivated. */
export async function setReach(
  database: Database,
  accountId: number,
  reach: string,
  now: Date,
): Promise<void> {
  await database.write.account.update({ where: { id: accountId }, data: { reach, reachAt: now } })
}

export async function setLocale(tx: Tx, accountId: number, locale: string): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { locale } })
}

/** Everything an account holds on `today` (YYYY-MM-DD). */
export async function whoIs(read: PrismaClient | Tx, accountId: number, today: string): Promise<Who> {
  const [binding, offices, grants] = await Promise.all([
    read.memberBinding.findFirst({ where: { accountId, endedAt: null }, include: { member: true } }),
    read.officeBinding.findMany({
      where: { accountId, endedAt: null, office: { org: { removedOn: null } } },
      include: { office: { include: { org: true, terms: { where: { endedAt: null } } } } },
      orderBy: { id: 'asc' },
    }),
    read.roleGrant.findMany({ where: { accountId, revokedAt: null }, include: { org: true } }),
  ])
  return {
    member:
      binding && !binding.member.leftOn
        ? { memberId: binding.memberId, orgId: binding.member.orgId }
        : undefined,
    offices: offices.map((held) => ({
      officeId: held.office.id,
      orgId: held.office.orgId,
      orgPath: held.office.org.path,
      access: effectiveAccess(held, held.office, today),
    })),
    grants: grants.map(({ role, org }) => ({
      role: role as GrantHeld['role'],
      orgId: org.id,
      orgPath: org.path,
    })),
  }
}
