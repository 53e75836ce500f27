import { isEmployersHead } from '../organisation/employers-head.ts'
import { isInForce } from '../organisation/term.ts'

/** What a person holds in the registry, as it stands now. Roles end: it is read anew for every update. */
export interface Who {
  member: { memberId: number; orgId: number } | undefined
  offices: OfficeHeld[]
  grants: GrantHeld[]
}

export interface OfficeHeld {
  officeId: number
  orgId: number
  orgPath: string
  access: Access
}

/**
 * `full` shows people, decides on applications and announces; it needs a term in force. `unlisted` is full access of a
 * chair who heads the employer, too: it shows nobody, and the people are a matter of the level above.
 */
export type Access = 'limited' | 'unlisted' | 'full'

/** What an office's access depends on beside who holds it. */
export interface OfficeFacts {
  org: { level: string; employerHead: string | null }
  /** the current term, or none */
  terms: Array<{
    id: number
    chairFullName: string | null
    termFrom: string | null
    termTo: string | null
    listsAt: Date | null
  }>
}

export interface GrantHeld {
  role: 'admin' | 'officer' | 'auditor'
  orgId: number
  orgPath: string
}

/** Who may use a route. The organisation a button names is checked again by the service behind it. */
export type Policy =
  | 'anyone'
  | 'member'
  | 'office'
  | 'viewer'
  | 'decider'
  | 'reader'
  | 'inspector'
  | 'officer'

const RULES: Record<Policy, (who: Who) => boolean> = {
  anyone: () => true,
  member: (who) => who.member !== undefined,
  office: (who) => who.offices.length > 0,
  // Figures name nobody: whoever holds an office or a role may see those of the sub-tree.
  viewer: (who) => who.offices.length > 0 || who.grants.length > 0,
  decider: (who) => decidingRights(who).length > 0,
  reader: (who) => who.grants.length > 0 || RULES.decider(who),
  // a role over a sub-tree, the auditor's included; and one that does more than read
  inspector: (who) => who.grants.length > 0,
  officer: (who) => officerGrants(who).length > 0,
}

export function may(policy: Policy, who: Who): boolean {
  return RULES[policy](who)
}

/**
 * The access a binding to an office gives on a day: full while the current term is the very one it was confirmed for,
 * names a chair and covers the day; else `limited`. Access that was confirmed before a chair was on record is confirmed
 * for the empty term, which the next chair fills. The head of the employer gets no lists before somebody above has said
 * so in this term.
 */
export function effectiveAccess(
  binding: { access: string; termId: number | null },
  { org, terms: [term] }: OfficeFacts,
  today: string,
): Access {
  if (!term || !isConfirmed(binding, term) || !isInForce(term, today)) return 'limited'
  const isHead = org.level === 'primary' && isEmployersHead(term.chairFullName, org.employerHead)
  return isHead && !term.listsAt ? 'unlisted' : 'full'
}

/** Has the level above said, for this very term, that the account is the chair's? */
export function isConfirmed(
  binding: { access: string; termId: number | null },
  term: { id: number } | undefined,
): boolean {
  return binding.access === 'full' && term !== undefined && binding.termId === term.id
}

/** Is the organisation at `path` in the sub-tree that `root` heads? Paths look like /1/5/77/. */
export function isWithin(path: string, root: string): boolean {
  return path.startsWith(root)
}

/** The path of the level above: of the union, which has none, its own. */
export function pathAbove(path: string): string {
  const above = path.replace(/\d+\/$/, '')
  return above === '/' ? path : above
}

/** A right to decide on people of a sub-tree and to write to them: a full office, or a role that does more than read. */
export interface DecidingRight {
  orgId: number
  orgPath: string
  /** the office that decides; a role decides in nobody's name but its own */
  officeId?: number
}

export function decidingRights(who: Who): DecidingRight[] {
  return [...who.offices.filter((office) => office.access === 'full'), ...officerGrants(who)]
}

/** The roles of a person that do more than read. */
export function officerGrants(who: Who): GrantHeld[] {
  return who.grants.filter((grant) => grant.role !== 'auditor')
}

/** The right by which a person decides on people of the organisation at `path`: its own office first, then one above. */
export function deciding(who: Who, path: string): DecidingRight | undefined {
  return decidingRights(who).find((right) => isWithin(path, right.orgPath))
}

/** The office of the organisation that a button names, where the person holds it, with whatever access. */
export function officeAt({ offices }: Who, orgId: string | number | undefined): OfficeHeld | undefined {
  return offices.find((held) => String(held.orgId) === String(orgId))
}

/** The office that would let a person decide if its chair did not head the employer, too. */
export function unlistedOffice(who: Who): OfficeHeld | undefined {
  return who.offices.find((office) => office.access === 'unlisted')
}

/** An admin of the union, the root of the tree. */
export function isUnionAdmin(who: Who): boolean {
  return who.grants.some((grant) => grant.role === 'admin' && /^\/\d+\/$/.test(grant.orgPath))
}
