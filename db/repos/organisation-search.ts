import { distance } from 'fastest-levenshtein'
import type { PrismaClient, Tx } from '../client.ts'

export interface PrimaryFound {
  id: number
  name: string
  parentName: string | undefined
  path: string
}

interface Indexed extends PrimaryFound {
  tokens: Set<string>
}

interface Index {
  loadedAt: number
  /** word → places in `primaries` */
  postings: Map<string, number[]>
  primaries: Indexed[]
}

/** Names of 70 000 organisations change with imports only: reading them once a minute is plenty. */
const INDEX_MS = 60_000
/** As many as one screen of buttons can rank from. */
const EXACT_CANDIDATES = 200
/** Below this share of the query's weight a match is a coincidence. */
const ENOUGH = 0.55

const indexes = new WeakMap<PrismaClient, Promise<Index>>()

const SELECT = {
  id: true,
  name: true,
  shortName: true,
  employerName: true,
  path: true,
  parent: { select: { name: true, shortName: true } },
} as const

/** A primary organisation that people can join. */
export async function findPrimary(db: PrismaClient | Tx, id: number): Promise<PrimaryFound | undefined> {
  const row = await db.organisation.findFirst({
    where: { id, level: 'primary', removedOn: null },
    select: SELECT,
  })
  return row ? toFound(row) : undefined
}

/** Primary organisations by what a person types: words of the name, a number, a town; slips of the finger are forgiven. */
export async function searchPrimaries(
  read: PrismaClient,
  query: string,
  limit: number,
): Promise<PrimaryFound[]> {
  const words = [...new Set(tokenise(query))]
  if (words.length === 0) return []
  const exact = await exactMatches(read, words)
  const found = exact.length > 0 ? exact : fuzzyMatches(await loadIndex(read), words)
  return found.slice(0, limit).map(({ tokens: _, ...primary }) => primary)
}

/** Words and numbers of a text: lower case, ё as е, what is glued («школа12») apart. */
function tokenise(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\d+|\p{L}+/gu) ?? []
  return words.filter((word) => !NOISE.has(word))
}

/** Words that nearly every name or question has. */
const NOISE = new Set(['ппо', 'г', 'город', 'в', 'на', 'и', 'им', 'имени', 'первичная', 'организация'])

async function exactMatches(read: PrismaClient, words: string[]): Promise<Indexed[]> {
  const rows = await read.organisation.findMany({
    where: {
      level: 'primary',
      removedOn: null,
      AND: words.map((word) => ({
        OR: [{ searchName: { contains: word } }, { parent: { is: { searchName: { contains: word } } } }],
      })),
    },
    select: SELECT,
    orderBy: { id: 'asc' },
    take: EXACT_CANDIDATES,
  })
  const numbers = words.filter((word) => /^\d/.test(word))
  return rows
    .map(toIndexed)
    .filter(({ tokens }) => numbers.every((number) => tokens.has(number)))
    .map((primary) => ({ primary, whole: words.filter((word) => primary.tokens.has(word)).length }))
    .sort((a, b) => b.whole - a.whole || a.primary.tokens.size - b.primary.tokens.size)
    .map(({ primary }) => primary)
}

function fuzzyMatches(index: Index, words: string[]): Indexed[] {
  const scores = new Map<number, number>()
  let whole = 0
  for (const word of words) {
    const likeness = likenessOf(index, word)
    const rarity = Math.log(1 + index.primaries.length / (likeness.size + 1))
    whole += rarity
    for (const [place, like] of likeness) scores.set(place, (scores.get(place) ?? 0) + like * rarity)
  }
  return [...scores]
    .filter(([, score]) => score >= whole * ENOUGH)
    .sort(([a, first], [b, second]) => second - first || a - b)
    .flatMap(([place]) => index.primaries[place] ?? [])
}

/** How like `word` the best word of each organisation is, where it is like at all. */
function likenessOf(index: Index, word: string): Map<number, number> {
  const best = new Map<number, number>()
  for (const [known, places] of index.postings) {
    const like = likeness(word, known)
    if (like === 0) continue
    for (const place of places) if (like > (best.get(place) ?? 0)) best.set(place, like)
  }
  return best
}

/** From 0 to 1. A number is right or wrong; a word may end otherwise or have a slip for every four letters. */
function likeness(word: string, known: string): number {
  if (word === known) return 1
  if (/^\d/.test(word) || word.length < 4) return 0
  if (known.startsWith(word)) return 0.9
  const allowed = Math.max(1, Math.floor(word.length / 4))
  if (Math.abs(word.length - known.length) > allowed) return 0
  const slips = distance(word, known)
  return slips <= allowed ? 1 - slips / word.length : 0
}

function loadIndex(read: PrismaClient): Promise<Index> {
  const cached = indexes.get(read)
  const fresh = cached?.then((index) => (Date.now() - index.loadedAt < INDEX_MS ? index : buildIndex(read)))
  const index = fresh ?? buildIndex(read)
  indexes.set(read, index)
  index.catch(() => indexes.delete(read))
  return index
}

async function buildIndex(read: PrismaClient): Promise<Index> {
  const rows = await read.organisation.findMany({
    where: { level: 'primary', removedOn: null },
    select: SELECT,
    orderBy: { id: 'asc' },
  })
  const primaries = rows.map(toIndexed)
  const postings = new Map<string, number[]>()
  for (const [place, { tokens }] of primaries.entries())
    for (const token of tokens) {
      const places = postings.get(token)
      if (places) places.push(place)
      else postings.set(token, [place])
    }
  return { loadedAt: Date.now(), postings, primaries }
}

interface Row {
  id: number
  name: string
  shortName: string | null
  employerName: string | null
  path: string
  parent: { name: string; shortName: string | null } | null
}

function toFound(row: Row): PrimaryFound {
  return {
    id: row.id,
    name: row.shortName ?? row.name,
    parentName: row.parent?.shortName ?? row.parent?.name,
    path: row.path,
  }
}

function toIndexed(row: Row): Indexed {
  const names = [row.name, row.shortName, row.employerName, row.parent?.name, row.parent?.shortName]
  return { ...toFound(row), tokens: new Set(tokenise(names.filter(Boolean).join(' '))) }
}
