const UNITS: ReadonlyArray<[name: string, ms: number, from: number]> = [
  ['days', 86_400_000, 2],
  ['h', 3_600_000, 2],
  ['min', 60_000, 2],
]

/** A length of time in one unit: 40 s, 5 min, 3 h, 4 days. */
export function span(ms: number): string {
  const length = Math.max(0, ms)
  const unit = UNITS.find(([, size, from]) => length >= size * from)
  return unit ? `${Math.floor(length / unit[1])} ${unit[0]}` : `${Math.round(length / 1000)} s`
}
