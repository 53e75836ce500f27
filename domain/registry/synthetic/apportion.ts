/** Splits the whole number `total` in proportion to `weights` by largest remainder; the parts sum to `total`. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  if (sum <= 0) {
    if (total === 0) return weights.map(() => 0)
    throw new RangeError('weights must have a sum above 0')
  }
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((one, other) => one + other, 0)
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at)
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1
  return parts
}

/** The same, with no part above its cap: what a full one cannot take goes to the others. */
export function apportionCapped(
  total: number,
  weights: readonly number[],
  caps: readonly number[],
): number[] {
  const parts = weights.map(() => 0)
  let left = total
  while (left > 0) {
    const open = weights.map((weight, at) =>
      (parts[at] ?? 0) < (caps[at] ?? 0) ? Math.max(weight, 1e-9) : 0,
    )
    if (open.every((weight) => weight === 0)) throw new RangeError('the caps sum to less than the total')
    const share = apportion(left, open)
    left = 0
    for (const [at, extra] of share.entries()) {
      const wished = (parts[at] ?? 0) + extra
      parts[at] = Math.min(wished, caps[at] ?? 0)
      left += wished - (parts[at] ?? 0)
    }
  }
  return parts
}

/** The same, with no part below its floor either. */
export function apportionBetween(
  total: number,
  weights: readonly number[],
  floors: readonly number[],
  caps: readonly number[],
): number[] {
  const left = floors.reduce((rest, floor) => rest - floor, total)
  if (left < 0) throw new RangeError('the floors sum to more than the total')
  const room = caps.map((cap, at) => cap - (floors[at] ?? 0))
  return apportionCapped(left, weights, room).map((extra, at) => extra + (floors[at] ?? 0))
}

/** Known parts stay as they are; the rest of the total is split over the others, no part above its cap. */
export function apportionRest(
  total: number,
  known: ReadonlyArray<number | undefined>,
  weights: readonly number[],
  caps: readonly number[],
): number[] {
  const left = known.reduce<number>((rest, part) => rest - (part ?? 0), total)
  const free = weights.map((weight, at) => (known[at] === undefined ? weight : 0))
  const shares = apportionCapped(
    left,
    free,
    caps.map((cap, at) => (known[at] === undefined ? cap : 0)),
  )
  return known.map((part, at) => part ?? shares[at] ?? 0)
}
