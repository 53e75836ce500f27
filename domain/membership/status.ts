/** A member's standing: working in education, studying, or a retired former employee. */
export const MEMBER_STATUSES = ['working', 'student', 'pensioner'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

/** `text` as a status; undefined for any other word. */
export function readStatus(text: string): MemberStatus | undefined {
  return MEMBER_STATUSES.find((status) => status === text)
}
