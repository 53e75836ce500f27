/** Why somebody above ends a chat's access to an office. */
export const END_REASONS = ['left', 'phone', 'mistake'] as const
export type EndReason = (typeof END_REASONS)[number]

export function toEndReason(text: string | undefined): EndReason | undefined {
  return END_REASONS.find((reason) => reason === text)
}
