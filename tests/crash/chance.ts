/** Chance that a seed repeats: the same label gives the same numbers, whatever else was drawn before. */
export class Chance {
  #state: number

  constructor(readonly seed: string) {
    this.#state = hash(seed)
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /** The same, small numbers oftener: each doubling is as likely as the next. */
  lowInt(from: number, to: number): number {
    return Math.min(to, Math.floor(from * ((to + 1) / from) ** this.next()))
  }

  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as Array<[K, number]>
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    throw new Error('nothing to choose from')
  }

  /** Is it one of `share` of all times? */
  happens(share: number): boolean {
    return this.next() < share
  }
}

/** FNV-1a, mixed once more: neighbouring texts must not give neighbouring numbers. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}
