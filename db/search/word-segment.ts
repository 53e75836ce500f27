import { bitsApart, letterBits, PREFIX_LIKENESS, slipsAllowed, slipsBetween } from './likeness.ts'

/** What is searched for: an id and its words, each once. */
export interface WordDocument {
  id: number
  words: Iterable<string>
}

/** Words of documents in packed arrays: words in their order, and for each the documents that have it. */
export class WordSegment {
  readonly ids: Uint32Array
  /** how many words each document has */
  readonly lengths: Uint8Array
  readonly #words: string[]
  readonly #bits: Uint32Array
  /** where the documents of each word begin */
  readonly #starts: Uint32Array
  readonly #documents: Uint32Array

  constructor(documents: Iterable<WordDocument>) {
    const [ids, lengths, numbers]: [number[], number[], Map<string, number>] = [[], [], new Map()]
    const pairs: number[] = []
    for (const { id, words } of documents) {
      let length = 0
      for (const word of words) {
        const number = numbers.get(word) ?? numbers.size
        numbers.set(word, number)
        pairs.push(number, ids.length)
        length++
      }
      ids.push(id)
      lengths.push(Math.min(length, 255))
    }
    this.ids = Uint32Array.from(ids)
    this.lengths = Uint8Array.from(lengths)
    this.#words = [...numbers.keys()].sort(byCode)
    this.#bits = Uint32Array.from(this.#words, letterBits)
    const places = new Uint32Array(numbers.size)
    for (const [place, word] of this.#words.entries()) places[numbers.get(word) ?? 0] = place
    ;[this.#starts, this.#documents] = pack(pairs, places)
  }

  /** Documents that have a word like this one, with how like the best of theirs is, 0 … 1. `best` is all zeros, and filled. */
  match(word: string, best: Float32Array): number[] {
    const found: number[] = []
    for (const [place, like] of this.#likeWords(word)) {
      const end = this.#starts[place + 1] ?? 0
      for (let at = this.#starts[place] ?? 0; at < end; at++) {
        const document = this.#documents[at] ?? 0
        const before = best[document] ?? 0
        if (before === 0) found.push(document)
        if (like > before) best[document] = like
      }
    }
    return found
  }

  /** Known words that this one may mean: itself, one it begins, one it is a slip away from. */
  #likeWords(word: string): Array<[place: number, like: number]> {
    const found: Array<[number, number]> = []
    const first = this.#placeOf(word)
    let place = first
    if (this.#words[place] === word) found.push([place++, 1])
    const allowed = slipsAllowed(word)
    if (allowed === 0) return found
    while (this.#words[place]?.startsWith(word)) found.push([place++, PREFIX_LIKENESS])
    const bits = letterBits(word)
    for (let other = 0; other < this.#words.length; other++) {
      if (bitsApart(bits, this.#bits[other] ?? 0) > 2 * allowed) continue
      if (other >= first && other < place) continue
      const slips = slipsBetween(word, this.#words[other] ?? '', allowed)
      if (slips <= allowed) found.push([other, 1 - slips / word.length])
    }
    return found
  }

  /** The place of the first word that does not come before this one. */
  #placeOf(word: string): number {
    let [low, high] = [0, this.#words.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#words[middle] ?? '') < word) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Pairs of a word and a document, by word: where each word's documents begin, and they themselves. */
function pack(pairs: readonly number[], places: Uint32Array): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(places.length + 1)
  const place = (at: number) => places[pairs[at] ?? 0] ?? 0
  for (let at = 0; at < pairs.length; at += 2) starts[place(at) + 1] = (starts[place(at) + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const [next, documents] = [starts.slice(), new Uint32Array(pairs.length / 2)]
  for (let at = 0; at < pairs.length; at += 2) {
    const word = place(at)
    documents[next[word] ?? 0] = pairs[at + 1] ?? 0
    next[word] = (next[word] ?? 0) + 1
  }
  return [starts, documents]
}

function byCode(one: string, other: string): number {
  return one < other ? -1 : 1
}
