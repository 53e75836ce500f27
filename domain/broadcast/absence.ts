import type { AudienceRole, BroadcastCategory, BroadcastStatus } from './broadcast.ts'

/** What linked a person to an organisation, and when. */
export interface Link {
  as: 'member' | 'office'
  orgPath: string
  since: Date
  until: Date | null
  /** the member has left the union */
  left: boolean
}

/** A person as an audience sees them. */
export interface Candidate {
  accountId: number
  firstSeenAt: Date
  reach: string
  /** when that last changed */
  reachAt: Date | null
  links: readonly Link[]
  /** when they agreed to offers of partners, and took that back */
  offers: ReadonlyArray<{ since: Date; until: Date | null }>
}

/** A broadcast as far as it decides whom it is for. */
export interface Plan {
  status: BroadcastStatus
  role: AudienceRole
  category: BroadcastCategory | null
  /** null: the whole union */
  orgPath: string | null
  /** the last account that planning has passed */
  cursor: number | null
  /** when planning was over */
  plannedAt: Date | null
}

/** Why a person is not in an audience. */
export type Absence =
  | 'came_later'
  | 'unreachable'
  | 'reachable_later'
  | 'no_link'
  | 'outside'
  | 'left_union'
  | 'linked_later'
  | 'link_ended'
  /** an offer, and they had not agreed to offers */
  | 'no_consent'
  /** they fit it as the registry is now */
  | 'registry_changed'

/**
 * Where a person without a row in a broadcast stands: its planning has not come to them, or never will, or passed them
 * over. `since`: the moment that goes with the reason.
 */
export interface Standing {
  stage: 'not_planned' | 'stopped' | 'passed_over'
  why: Absence | undefined
  since?: Date
}

const OVER: readonly BroadcastStatus[] = ['finished', 'cancelled', 'failed']

export function standingWithoutRow(plan: Plan, person: Candidate, now: Date): Standing {
  const passed = plan.plannedAt !== null || (plan.cursor ?? 0) >= person.accountId
  const reason = absenceAt(plan, person, plan.plannedAt ?? now)
  if (!passed)
    return { stage: OVER.includes(plan.status) ? 'stopped' : 'not_planned', why: undefined, ...reason }
  return { stage: 'passed_over', ...(reason ?? { why: 'registry_changed' }) }
}

type Reason = { why: Absence; since?: Date }

/** Why the person was not in the audience at that moment; undefined: they were. */
function absenceAt(plan: Plan, person: Candidate, at: Date): Reason | undefined {
  if (person.firstSeenAt > at) return { why: 'came_later', since: person.firstSeenAt }
  return unreachableAt(person, at) ?? unlinkedAt(plan, person.links, at) ?? unaskedAt(plan, person, at)
}

/** Nobody is sent advertising who had not agreed to it. */
function unaskedAt({ category }: Plan, { offers }: Candidate, at: Date): Reason | undefined {
  if (category !== 'offer' || offers.some((each) => holdsAt(each, at))) return undefined
  const withdrawn = offers.findLast(({ until }) => until !== null && until <= at)?.until
  return { why: 'no_consent', ...(withdrawn && { since: withdrawn }) }
}

function unreachableAt({ reach, reachAt }: Candidate, at: Date): Reason | undefined {
  const changedLater = reachAt !== null && reachAt > at
  if (reach === 'active') return changedLater ? { why: 'reachable_later', since: reachAt } : undefined
  return changedLater ? undefined : { why: 'unreachable', ...(reachAt && { since: reachAt }) }
}

function unlinkedAt({ role, orgPath }: Plan, links: readonly Link[], at: Date): Reason | undefined {
  if (role === 'all' && orgPath === null) return undefined
  const asked = links.filter(({ as }) => role === 'all' || as === (role === 'members' ? 'member' : 'office'))
  const inside = asked.filter((link) => orgPath === null || link.orgPath.startsWith(orgPath))
  const now = inside.filter((link) => holdsAt(link, at))
  if (now.some(({ left }) => !left)) return undefined
  if (now.length > 0) return { why: 'left_union' }
  if (asked.some((link) => holdsAt(link, at) && !link.left)) return { why: 'outside' }
  const later = inside.find((link) => link.since > at)
  if (later) return { why: 'linked_later', since: later.since }
  const ended = inside.findLast((link) => link.until !== null)
  return ended?.until ? { why: 'link_ended', since: ended.until } : { why: 'no_link' }
}

function holdsAt({ since, until }: { since: Date; until: Date | null }, at: Date): boolean {
  return since <= at && (until === null || until > at)
}
