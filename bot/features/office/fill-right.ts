import type { PrismaClient, Tx } from '../../../db/client.ts'
import { loadTermLadder } from '../../../db/repos/gap-tables.ts'
import { deciding, type OfficeHeld, officeAt, pathAbove, type Who } from '../../../domain/identity/who.ts'
import { CHAIR_FIELDS, type PassportField } from '../../../domain/quality/passport.ts'
import { endsSoon } from '../../../domain/quality/term-ladder.ts'
import type { OfficeView } from './screens.ts'

type Db = PrismaClient | Tx

/** By what right a passport is filled: as the chair of the office, or by somebody above it. */
export interface FillRight {
  office: OfficeHeld
  source: 'chair' | 'officer'
}

/** The right of a person to fill the passport of an organisation; undefined: there is none. */
export async function fillRight(read: Db, who: Who, orgId: string): Promise<FillRight | undefined> {
  const held = officeAt(who, orgId)
  if (held) return { office: held, source: 'chair' }
  const row = await read.office.findFirst({
    where: { orgId: Number(orgId) || 0, org: { removedOn: null } },
    include: { org: { select: { path: true } } },
  })
  if (!row || !deciding(who, pathAbove(row.org.path))) return undefined
  const { id: officeId, org } = row
  return {
    office: { officeId, orgId: row.orgId, orgPath: org.path, access: 'limited' },
    source: 'officer',
  }
}

/** Only the chair says that letters may come to the chair's own address. */
export function isForOfficer(field: string): boolean {
  return field !== 'chair_email_consent'
}

/**
 * May the field be filled now? What is missing may be, and the end of a term that ends soon. What stands there already is
 * corrected in the АИС; but who the chair is those above correct here, too: it decides who reaches the office at all.
 */
export async function mayFill(
  read: Db,
  { source }: FillRight,
  view: OfficeView,
  field: PassportField,
  today: string,
): Promise<boolean> {
  if (source === 'officer' && !isForOfficer(field)) return false
  if (view.gaps.some((gap) => gap.field === field)) return true
  if (field === 'term_to' && endsSoon(view.passport.termTo, today, await loadTermLadder(read))) return true
  return source === 'officer' && CHAIR_FIELDS.includes(field)
}
