/** A member's standing: working in education, studying, or a retired former employee. */
export const MEMBER_STATUSES = ['working', 'student', 'pensioner'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

export function isMemberStatus(value: string): value is MemberStatus {
  return MEMBER_STATUSES.some((status) => status === value)
}
