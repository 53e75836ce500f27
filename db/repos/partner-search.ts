import { cleanWords } from '../../domain/bonus/partner.ts'
import { wordsOf } from '../../domain/words.ts'
import type { Tx } from '../client.ts'
import { WordIndex } from '../search/word-index.ts'
import { isTheirs, isVisible, type PartnerScope } from './partner-scope.ts'

interface Row {
  id: number | bigint
  name: string
  town: string | null
  category: string | null
}

/** How a category is called by those who look for it. */
type Naming = (category: string) => string

/**
 * Ids of a member's partners by what a person types, best first: words of the name, the town, the category; slips of
 * the finger are forgiven. `ended`: also those whose conditions hold no more.
 */
export async function searchPartners(
  read: Tx,
  scope: PartnerScope,
  query: string,
  { naming, limit, ended = false }: { naming: Naming; limit: number; ended?: boolean },
): Promise<number[]> {
  const words = [...new Set(wordsOf(query))].filter((word) => !NOISE.has(word))
  if (words.length === 0) return []
  const theirs = ended ? isTheirs(read, scope) : isVisible(read, scope)
  const rows = await read.$queryRaw<Row[]>`
    SELECT p."id", p."name", p."town", p."category" FROM "Partner" p WHERE ${theirs}`
  const index = new WordIndex(
    rows.map((row) => ({ id: Number(row.id), words: new Set(wordsOf(searched(row, naming))) })),
  )
  return index.search(words, limit)
}

function searched({ name, town, category }: Row, naming: Naming): string {
  const kind = cleanWords(category)
  return [cleanWords(name), cleanWords(town), kind, kind && naming(kind)].join(' ')
}

/** Letters that nearly every question has, and that say nothing. */
const NOISE = new Set(['в', 'на', 'и', 'г'])
