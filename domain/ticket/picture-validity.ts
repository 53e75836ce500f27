/**
 * Whole months a ticket's picture is good for after the one it was drawn in: who left the union cannot show an old one for
 * long, and who opens theirs a few times a year always has a good one.
 */
const MONTHS = 3

/** The last day of a ticket's picture that is drawn on `today`; it moves once a month, so that the picture does too. */
export function pictureValidUntil(today: string): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + MONTHS
  const [year, index] = [Math.floor(month / 12), month % 12]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][index] ?? 30
  return `${year}-${String(index + 1).padStart(2, '0')}-${days}`
}
