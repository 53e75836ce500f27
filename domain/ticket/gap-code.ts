/**
 * Growing numbers as a string of bits (Golomb's code with a power of two, after Rice): of each gap the lower bits as
 * they are, the rest as so many zeros before a one. However the numbers lie, a million of them below 2³² take at most
 * 14.2 bits each; the denser they lie, the fewer.
 */
export function lowerBits(numbers: Uint32Array): number {
  const meanGap = (numbers.at(-1) ?? 0) / Math.max(1, numbers.length)
  // The part of the mean at which halving the upper bits no longer pays for one more lower bit: ln 2.
  return Math.max(0, Math.floor(Math.log2(Math.max(1, meanGap * Math.LN2))))
}

export function writeGaps(numbers: Uint32Array, lower: number): Uint8Array {
  const gaps = numbers.map((number, at) => number - (numbers[at - 1] ?? 0) - 1)
  const bits = gaps.reduce((sum, gap) => sum + Math.floor(gap / 2 ** lower) + 1 + lower, 0)
  const bytes = new Uint8Array(Math.ceil(bits / 8))
  let at = 0
  const write = () => {
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7))
  }
  for (const gap of gaps) {
    at += Math.floor(gap / 2 ** lower)
    write()
    at += 1
    for (let bit = lower - 1; bit >= 0; bit--, at++) if ((gap >>> bit) & 1) write()
  }
  return bytes
}

/** Reads `count` numbers; undefined where the bytes hold fewer, or more. */
export function readGaps(bytes: Uint8Array, count: number, lower: number): Uint32Array | undefined {
  const [numbers, end] = [new Uint32Array(count), bytes.length * 8]
  let [at, last] = [0, 0]
  const read = () => ((bytes[at >> 3] ?? 0) >> (7 - (at++ & 7))) & 1
  for (let index = 0; index < count; index++) {
    let gap = 0
    while (at < end && read() === 0) gap++
    for (let bit = 0; bit < lower; bit++) gap = gap * 2 + read()
    if (at > end) return undefined
    last += gap + 1
    numbers[index] = last
  }
  return end - at < 8 ? numbers : undefined
}
