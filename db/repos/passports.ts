import type { Passport } from '../../domain/quality/passport.ts'
import type { Organisation, Term } from '../generated/client.ts'

/** A passport is what an organisation has of its own, and its current term; `returned`: addresses that send letters back. */
export function toPassport(
  org: Organisation,
  term: Term | undefined,
  returned: ReadonlySet<string>,
): Passport {
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
    chairEmailReturned: returned.has(term?.email?.toLowerCase() ?? ''),
    chairEmailConsent: term?.emailConsent ?? null,
    termFrom: term?.termFrom ?? null,
    termTo: term?.termTo ?? null,
  }
}
