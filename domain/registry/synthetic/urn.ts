import type { Random } from './random.ts'

/**
 * Draws without putting back: whatever was counted in comes out exactly as often, in random order. Only the counts
 * are kept, so an urn of millions is as small as one of ten.
 */
export class Urn<Kind> {
  readonly #kinds: readonly Kind[]
  readonly #left: number[]
  #total: number

  constructor(counts: ReadonlyArray<readonly [kind: Kind, count: number]>) {
    this.#kinds = counts.map(([kind]) => kind)
    this.#left = counts.map(([, count]) => count)
    if (this.#left.some((count) => count < 0)) throw new RangeError('an urn holds no less than nothing')
    this.#total = this.#left.reduce((one, other) => one + other, 0)
  }

  draw(random: Random): Kind {
    let at = 0
    let rest = random.int(0, this.#total - 1) - (this.#left[0] ?? 0)
    while (rest >= 0) rest -= this.#left[++at] ?? Number.POSITIVE_INFINITY
    return this.#out(at)
  }

  /** Takes out one of the kind that is wished for. */
  take(kind: Kind): Kind {
    return this.#out(this.#kinds.indexOf(kind))
  }

  #out(at: number): Kind {
    const [kind, left] = [this.#kinds[at], this.#left[at] ?? 0]
    if (kind === undefined || left === 0) throw new RangeError('the urn holds none of this kind')
    this.#left[at] = left - 1
    this.#total--
    return kind
  }
}

/** An urn of `yes` lots among `all`. */
export function lots(yes: number, all: number): Urn<boolean> {
  return new Urn([
    [true, yes],
    [false, all - yes],
  ])
}
