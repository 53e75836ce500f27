import type { Tx } from '../../../db/client.ts'
import { type OfficeHeld, officeAt } from '../../../domain/identity/who.ts'
import type { Turn } from '../../turn.ts'

/** An office whose members' cards this person looks after, or why their list is not shown. */
export type Held =
  | { kind: 'open'; office: OfficeHeld; name: string }
  | { kind: 'head'; office: OfficeHeld }
  | { kind: 'foreign' }

/** Lists of members are for the chair of a primary with full access, not for the employer of its members. */
export async function heldPrimary(db: Tx, turn: Turn, orgId: string): Promise<Held> {
  const office = officeAt(turn.who, orgId)
  if (office?.access === 'unlisted') return { kind: 'head', office }
  if (office?.access !== 'full') return { kind: 'foreign' }
  const org = await db.organisation.findUnique({ where: { id: office.orgId } })
  if (org?.level !== 'primary') return { kind: 'foreign' }
  return { kind: 'open', office, name: org.shortName ?? org.name }
}
