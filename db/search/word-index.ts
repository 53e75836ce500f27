import { PREFIX_LIKENESS } from './likeness.ts'
import { type WordDocument, WordSegment } from './word-segment.ts'

/** Below this share of the query's weight a match is a coincidence. */
const ENOUGH = 0.55

interface Hit {
  id: number
  score: number
  /** of the document, in words */
  length: number
}

/** Everything at once, and what has changed since: a change costs no building anew. */
export class WordIndex {
  readonly #whole: WordSegment
  readonly #changed = new Map<number, WordDocument>()
  readonly #stale = new Set<number>()
  #recent = new WordSegment([])

  constructor(documents: Iterable<WordDocument>) {
    this.#whole = new WordSegment(documents)
  }

  /** How many documents have changed since the index was built. */
  get changes(): number {
    return this.#stale.size
  }

  /** Puts documents in place of what is known of them; one without words is forgotten. */
  change(documents: Iterable<WordDocument>): void {
    for (const { id, words } of documents) {
      const kept = [...words]
      this.#stale.add(id)
      if (kept.length > 0) this.#changed.set(id, { id, words: kept })
      else this.#changed.delete(id)
    }
    this.#recent = new WordSegment(this.#changed.values())
  }

  /** Ids of what is like enough, best first. A rare word weighs more than one that everybody has. */
  search(words: readonly string[], limit: number): number[] {
    const sides = [new Side(this.#whole, this.#stale), new Side(this.#recent)]
    const size = this.#whole.ids.length + this.#recent.ids.length
    let weight = 0
    for (const word of words) {
      const found = sides.reduce((sum, side) => sum + side.look(word), 0)
      const rarity = Math.log(1 + size / (found + 1))
      weight += rarity
      for (const side of sides) side.add(rarity)
    }
    for (const least of ['right', 'like', 'some'] as const) {
      const hits = sides.flatMap((side) => side.best(least, words.length, weight * ENOUGH, limit))
      if (hits.length > 0)
        return hits
          .sort(byScore)
          .slice(0, limit)
          .map(({ id }) => id)
    }
    return []
  }
}

/** One query on one segment. */
class Side {
  readonly #likeness: Float32Array
  readonly #scores: Float32Array
  readonly #matched: Uint8Array
  readonly #right: Uint8Array
  #found: number[] = []

  constructor(
    private readonly segment: WordSegment,
    private readonly stale: ReadonlySet<number> = new Set(),
  ) {
    const size = segment.ids.length
    this.#likeness = new Float32Array(size)
    this.#scores = new Float32Array(size)
    this.#matched = new Uint8Array(size)
    this.#right = new Uint8Array(size)
  }

  /** Looks for a word; returns how many documents have it. */
  look(word: string): number {
    this.#found = this.segment.match(word, this.#likeness)
    return this.#found.length
  }

  /** Counts what was found, at its weight. */
  add(rarity: number): void {
    for (const document of this.#found) {
      const like = this.#likeness[document] ?? 0
      this.#scores[document] = (this.#scores[document] ?? 0) + like * rarity
      this.#matched[document] = (this.#matched[document] ?? 0) + 1
      if (like >= PREFIX_LIKENESS - 0.001) this.#right[document] = (this.#right[document] ?? 0) + 1
      this.#likeness[document] = 0
    }
  }

  /** The best documents: that have every word rightly, or something like every word, or enough of the whole. */
  best(least: 'right' | 'like' | 'some', words: number, enough: number, limit: number): Hit[] {
    const counts = least === 'right' ? this.#right : this.#matched
    const needed = least === 'some' ? 1 : words
    const hits: Hit[] = []
    for (let document = 0; document < counts.length; document++) {
      if ((counts[document] ?? 0) < needed) continue
      const score = this.#scores[document] ?? 0
      if (least === 'some' && score < enough) continue
      const hit = { id: this.segment.ids[document] ?? 0, score, length: this.segment.lengths[document] ?? 0 }
      if (this.stale.has(hit.id)) continue
      const last = hits.at(-1)
      if (hits.length === limit && last && byScore(last, hit) <= 0) continue
      const place = hits.findIndex((other) => byScore(hit, other) < 0)
      hits.splice(place === -1 ? hits.length : place, 0, hit)
      if (hits.length > limit) hits.pop()
    }
    return hits
  }
}

/** The best first; of equals the one with less beside what was asked for. */
function byScore(one: Hit, other: Hit): number {
  const apart = other.score - one.score
  return Math.abs(apart) > 1e-4 ? apart : one.length - other.length || one.id - other.id
}
