import { wordsOf } from '../words.ts'

/** Letters that a name loses or changes when it is declined: «Долгополье», «Долгополья». */
const ENDING = 2
const SHORTEST_DECLINED = 5

/**
 * Which of the towns that partners name is a member's: the one that stands in the name of the organisation, or of the
 * nearest one above that names any. `names` go upwards. The registry holds no towns.
 */
export function ownTown(towns: readonly string[], names: readonly string[]): string | undefined {
  const longest = towns.toSorted((one, other) => other.length - one.length)
  for (const name of names) {
    const words = wordsOf(name)
    const found = longest.find((town) => isNamed(wordsOf(town), words))
    if (found !== undefined) return found
  }
  return undefined
}

function isNamed(town: readonly string[], words: readonly string[]): boolean {
  if (town.length === 0) return false
  return words.some((_, at) => town.every((word, offset) => isForm(word, words[at + offset] ?? '')))
}

function isForm(word: string, other: string): boolean {
  if (word === other) return true
  if (word.length < SHORTEST_DECLINED) return false
  const stem = word.slice(0, -ENDING)
  return other.startsWith(stem) && other.length <= word.length + ENDING
}
