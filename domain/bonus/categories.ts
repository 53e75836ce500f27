import type { Text } from '../../core/screen.ts'

/** Categories that a file may name by a word; any other name stands as it is. */
const KNOWN = [
  'books',
  'pharmacy',
  'travel',
  'food',
  'health',
  'stationery',
  'clothes',
  'home',
  'sport',
] as const

/** A category as people read it. */
export function categoryText(category: string): Text {
  const known = KNOWN.find((word) => word === category.trim().toLowerCase())
  return known
    ? { key: `bonus.category.${known}` }
    : { key: 'common.plain', vars: { text: category.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) } }
}
