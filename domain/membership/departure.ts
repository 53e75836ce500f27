import type { TicketState } from '../ticket/funnel.ts'

/** A wish to leave or to go over: submitted, let go by the old primary (transfers only), and then over in one of four ways. */
export const WAITING_STATES = ['submitted', 'released'] as const

/** What of a wish says where it stands. */
export interface DepartureCourse {
  kind: string
  state: string
  submittedAt: Date
  releasedAt: Date | null
  releasedBy: number | null
  papersAskedAt: Date | null
  decidedAt: Date | null
  decidedBy: number | null
}

export function isWaiting({ state }: { state: string }): boolean {
  return WAITING_STATES.some((each) => each === state)
}

/** The organisation whose turn it is, or was last: the old one first, then the new one. */
export function whoseTurn<Place>({
  releasedAt,
  from,
  to,
}: {
  releasedAt: Date | null
  from: Place
  to: Place | undefined
}): Place {
  return releasedAt && to ? to : from
}

/** Where a yes takes a wish that waits: a transfer has two to say it. */
export function nextState({ kind, state }: DepartureCourse): 'released' | 'done' {
  return kind === 'transfer' && state === 'submitted' ? 'released' : 'done'
}

/**
 * Since when those whose turn it is owe an answer. Who leaves gets their own time to bring the papers, once: however
 * often they are asked for again, the answer is due no later.
 */
export function waitsSince({ submittedAt, releasedAt, papersAskedAt }: DepartureCourse): Date {
  return releasedAt ?? papersAskedAt ?? submittedAt
}

/** The last press of somebody who decides, in the words of `mayUndo`. */
export function lastDecision(course: DepartureCourse): { decidedBy: number | null; decidedAt: Date | null } {
  const { state, releasedAt, releasedBy, decidedAt, decidedBy } = course
  if (state === 'released') return { decidedBy: releasedBy, decidedAt: releasedAt }
  return state === 'done' || state === 'declined'
    ? { decidedBy, decidedAt }
    : { decidedBy: null, decidedAt: null }
}

/** The state that undoing the last decision leads back to. */
export function stateBefore({ state, releasedAt }: DepartureCourse): 'submitted' | 'released' {
  return state !== 'released' && releasedAt ? 'released' : 'submitted'
}

/** Why a wish cannot be carried out any more: the registry was quicker, or the new primary is gone. */
export const OBSTACLES = ['left', 'moved', 'closed'] as const
export type Obstacle = (typeof OBSTACLES)[number]

export function obstacleOf(
  wish: { fromOrgId: number; target: 'none' | 'open' | 'closed' },
  member: { orgId: number; leftOn: string | null },
): Obstacle | undefined {
  if (member.leftOn !== null) return 'left'
  if (member.orgId !== wish.fromOrgId) return 'moved'
  return wish.target === 'closed' ? 'closed' : undefined
}

/** May the person have a plastic card to hand in? Made cards are often handed out without being marked so. */
export function mayHoldPlastic(state: TicketState): boolean {
  return state === 'produced' || state === 'issued' || state === 'reissue'
}
