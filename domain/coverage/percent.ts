/**
 * `part` of `whole` in per cent, rounded half up to `digits` places as the decree prints it. Counted in whole
 * numbers: in floating point a half such as 5.625 is sometimes a little less. undefined where `whole` is 0.
 */
export function percentHalfUp(part: number, whole: number, digits = 2): number | undefined {
  if (whole <= 0) return undefined
  const scale = 10 ** digits
  const doubled = (2n * BigInt(part) * BigInt(100 * scale) + BigInt(whole)) / (2n * BigInt(whole))
  return Number(doubled) / scale
}

/** `value` rounded half up to `digits` places; the tiny error of binary fractions is put right first. */
export function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits
  const shifted = Math.abs(value) * scale
  return (Math.sign(value) * Math.floor(shifted + 0.5 + shifted * Number.EPSILON * 4)) / scale
}

/** A number as the decree prints it: half up, a decimal comma, U+00A0 between thousands. */
export function printNumber(value: number, digits: number): string {
  const [whole = '0', fraction] = Math.abs(roundHalfUp(value, digits)).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}
