/**
 * A mark of 64 bits that tells whether a row of an export is the one that was imported last: 11 characters. The order
 * of columns does not change it, and an absent column marks like an empty one. Not for secrets.
 */
export class RowHash {
  #one = 0
  #two = 0

  start(): void {
    this.#one = 0x9e3779b1
    this.#two = 0x85ebca6b
  }

  /** Adds the cell that stands in column `place` of the contract. */
  add(place: number, cell: string): void {
    if (cell === '') return
    let [one, two] = [this.#one, this.#two]
    // Above every UTF-16 unit: no text of one cell can look like the start of the next.
    const mark = 0x10000 + place
    one = Math.imul(one ^ mark, 0x9e3779b1)
    two = Math.imul(two ^ mark, 0x5f356495)
    for (let at = 0; at < cell.length; at++) {
      const code = cell.charCodeAt(at)
      one = Math.imul(one ^ code, 0x9e3779b1)
      two = Math.imul(two ^ code, 0x5f356495)
    }
    this.#one = one
    this.#two = two
  }

  end(): void {
    const [one, two] = [this.#one, this.#two]
    this.#one = mixed(one) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
    this.#two = mixed(two) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  }

  /** The two halves, as whole numbers of 32 bits. */
  get high(): number {
    return this.#one | 0
  }

  get low(): number {
    return this.#two | 0
  }

  toString(): string {
    const [one, two] = [this.#one, this.#two]
    return String.fromCharCode(
      letter(one >>> 26),
      letter(one >>> 20),
      letter(one >>> 14),
      letter(one >>> 8),
      letter(one >>> 2),
      letter((one << 4) | (two >>> 28)),
      letter(two >>> 22),
      letter(two >>> 16),
      letter(two >>> 10),
      letter(two >>> 4),
      letter(two << 2),
    )
  }
}

/** The halves of a mark that was stored; undefined where the text is none. */
export function halvesOf(mark: string): [high: number, low: number] | undefined {
  if (mark.length !== 11) return undefined
  const bits = (at: number) => VALUES[mark.charCodeAt(at) & 127] ?? 0
  const shared = bits(5)
  const high = (bits(0) << 26) | (bits(1) << 20) | (bits(2) << 14) | (bits(3) << 8) | (bits(4) << 2)
  const low = (bits(6) << 22) | (bits(7) << 16) | (bits(8) << 10) | (bits(9) << 4)
  return [high | (shared >>> 4), (shared << 28) | low | (bits(10) >>> 2)]
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CODES = Uint8Array.from(LETTERS, (one) => one.charCodeAt(0))
const VALUES = new Uint8Array(128)
for (const [value, code] of CODES.entries()) VALUES[code] = value

function letter(bits: number): number {
  return CODES[bits & 63] ?? 0
}

function mixed(half: number): number {
  return Math.imul(half ^ (half >>> 16), 0x85ebca6b)
}
