import type { Tx } from '../../../db/client.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { isEmployersHead } from '../../../domain/ticket/funnel.ts'
import type { Turn } from '../../turn.ts'

/** An office whose members' cards this person looks after, or why their list is not shown. */
export type Held =
  | { kind: 'open'; office: OfficeHeld; name: string }
  | { kind: 'head'; office: OfficeHeld; name: string; termId: number; confirmedFor: string }
  | { kind: 'foreign' }

/** Lists of members are for the chair of a primary with full access, not for the employer of its members. */
export async function heldPrimary(db: Tx, turn: Turn, orgId: string): Promise<Held> {
  const office = turn.who.offices.find((each) => String(each.orgId) === orgId && each.access === 'full')
  const org = office && (await db.organisation.findUnique({ where: { id: office.orgId } }))
  if (!office || org?.level !== 'primary') return { kind: 'foreign' }
  const name = org.shortName ?? org.name
  const term = await db.term.findFirst({ where: { officeId: office.officeId, endedAt: null } })
  const isHead = isEmployersHead(term?.chairFullName ?? null, org.employerHead)
  return term && isHead && !term.listsAt
    ? { kind: 'head', office, name, termId: term.id, confirmedFor: term.chairFullName ?? '' }
    : { kind: 'open', office, name }
}
