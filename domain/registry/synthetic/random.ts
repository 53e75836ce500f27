/** A small seeded generator (mulberry32): the same seed and stream give the same numbers on any machine. */
export class Random {
  #state: number

  /** Streams of one seed are independent: a change in one part of a registry leaves the others as they were. */
  constructor(seed: number, stream: string) {
    let hash = 2166136261 ^ seed
    for (const character of stream) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
    }
    this.#state = hash >>> 0
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }

  /** A new list with the same things in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item)
  }

  /** A day from `from` to `to` (YYYY-MM-DD), both possible. */
  day(from: string, to: string): string {
    return dayText(this.int(dayNumber(from), dayNumber(to)))
  }
}

const MILLISECONDS = 86_400_000
/** Millions of rows ask for the same few thousand days. */
const [numbers, texts] = [new Map<string, number>(), new Map<number, string>()]

function dayNumber(text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  const number = Math.floor(Date.parse(text) / MILLISECONDS)
  numbers.set(text, number)
  return number
}

function dayText(number: number): string {
  const known = texts.get(number)
  if (known !== undefined) return known
  const text = new Date(number * MILLISECONDS).toISOString().slice(0, 10)
  texts.set(number, text)
  return text
}
