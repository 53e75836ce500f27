/** So long what was done by a press can be taken back by who did it: a slip of the thumb is seen at once. */
export const UNDO_SECONDS = 60

/** The moment in a button that takes something back: milliseconds since 1970, short enough for a button. */
export function writeMoment(moment: Date): string {
  return moment.getTime().toString(36)
}

/** That moment, where it lies in the last minute; undefined where it is too late, or is no moment. */
export function readFreshMoment(text: string, now: Date): Date | undefined {
  const moment = new Date(Number.parseInt(text, 36))
  const age = now.getTime() - moment.getTime()
  return age >= 0 && age <= UNDO_SECONDS * 1000 ? moment : undefined
}
