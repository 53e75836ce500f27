import type { Passport } from '../../domain/quality/passport.ts'
import type { Tx } from '../client.ts'
import type { Organisation, Term } from '../generated/client.ts'

/** A passport is what an organisation has of its own, and its current term. */
export function toPassport(org: Organisation, term: Term | undefined): Passport {
  return {
    level: org.level,
    shortName: org.shortName,
    hasTerritorialRights: org.hasTerritorialRights,
    isLegalEntity: org.isLegalEntity,
    inn: org.inn,
    kpp: org.kpp,
    ogrn: org.ogrn,
    employerName: org.employerName,
    employerHead: org.employerHead,
    duesAccount: org.duesAccount,
    removedOn: org.removedOn,
    educationKind: org.educationKind,
    employedCount: org.employedCount,
    chairFullName: term?.chairFullName ?? null,
    chairPhone: term?.phone ?? null,
    chairEmail: term?.email ?? null,
    chairEmailConsent: term?.emailConsent ?? null,
    termFrom: term?.termFrom ?? null,
    termTo: term?.termTo ?? null,
  }
}

/** The passports of many organisations with their current terms, by the id of the organisation; none without an office. */
export async function passportsOf(read: Tx, orgIds: readonly number[]): Promise<Map<number, Passport>> {
  const offices = await read.office.findMany({
    where: { orgId: { in: [...orgIds] } },
    select: { org: true, terms: { where: { endedAt: null }, orderBy: { id: 'desc' } } },
  })
  return new Map(offices.map(({ org, terms: [term] }) => [org.id, toPassport(org, term)]))
}
