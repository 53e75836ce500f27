import { effectiveAccess, type OfficeFacts } from '../../domain/identity/who.ts'
import { type AccessReason, accessReasons, type Holding } from '../../domain/lookup/access.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import { endsSoon, type TermLadder } from '../../domain/quality/term-ladder.ts'
import type { PrismaClient, Tx } from '../client.ts'

export interface WithoutAccess {
  orgId: number
  name: string
  /** does anybody hold the office in the chat, if only with limited access */
  held: boolean
  /** what stands in the way of full access; none: somebody has it, in a term that ends soon */
  reasons: AccessReason[]
}

/**
 * Organisations directly below `parentId` that nobody runs with full access on `today`, those first that nobody holds at
 * all; and those whose term ends soon. There may be three thousand: the rule is asked for each of them, not the database.
 */
export async function officesWithoutAccess(
  read: PrismaClient,
  parentId: number,
  today: string,
  ladder: TermLadder,
): Promise<WithoutAccess[]> {
  const rows = await read.organisation.findMany({
    where: { parentId, removedOn: null },
    // territorial before primary: who heads others comes first
    orderBy: [{ level: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, shortName: true, kind: true, level: true, employerHead: true },
      office: { select: { terms: { where: { endedAt: null } }, bindings: HOLDING } },
    },
  })
  const found = rows.flatMap((org): WithoutAccess[] => {
    const [term, bindings] = [org.office?.terms[0], org.office?.bindings ?? []]
    const reasons = accessReasons(term, holdings({ terms: term ? [term] : [], bindings }, org, today), today)
    // The employer's head has all but the lists of people, until somebody above has looked.
    const isOpen = reasons.length === 0 || (reasons.length === 1 && reasons[0] === 'head')
    if (isOpen && !endsSoon(term?.termTo ?? null, today, ladder)) return []
    return [{ orgId: org.id, name: orgLabel(org), held: bindings.length > 0, reasons: isOpen ? [] : reasons }]
  })
  return found.sort((one, other) => Number(one.held) - Number(other.held))
}

/** How many organisations directly below `parentId` nobody runs with full access on `today`: the database counts. */
export async function countWithoutAccess(
  read: PrismaClient,
  parentId: number,
  today: string,
): Promise<number> {
  const bindings = heldInFull(today)
  const [all, held] = await Promise.all([
    read.organisation.count({ where: { parentId, removedOn: null } }),
    read.organisation.count({ where: { parentId, removedOn: null, office: { is: { bindings } } } }),
  ])
  return all - held
}

/** Does anybody who can be reached run this office with full access on `today`? */
export async function isHeldInFull(tx: Tx, officeId: number, today: string): Promise<boolean> {
  return (await tx.office.count({ where: { id: officeId, bindings: heldInFull(today) } })) > 0
}

/** The rule of accessReasons as the database is asked for it; an employer's head counts, with lists of people or not. */
function heldInFull(today: string) {
  const term = {
    endedAt: null,
    chairFullName: { not: null },
    termFrom: { lte: today },
    termTo: { gte: today },
  }
  return { some: { endedAt: null, access: 'full', term, account: { reach: 'active' } } }
}

/** Bindings in force, as holdings() reads them. */
export const HOLDING = {
  where: { endedAt: null },
  select: {
    ...{ id: true, access: true, method: true, termId: true, boundAt: true },
    account: { select: { reach: true } },
  },
} as const

/** What those who hold an office may do there today. */
export function holdings(
  {
    terms,
    bindings,
  }: Pick<OfficeFacts, 'terms'> & {
    bindings: ReadonlyArray<{ access: string; termId: number | null; account: { reach: string } }>
  },
  org: OfficeFacts['org'],
  today: string,
): Holding[] {
  return bindings.map((binding) => ({
    access: effectiveAccess(binding, { org, terms }, today),
    reached: binding.account.reach === 'active',
  }))
}
