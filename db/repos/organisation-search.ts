import { distance } from 'fastest-levenshtein'
import type { PrismaClient, Tx } from '../client.ts'

export interface PrimaryFound {
  id: number
  name: string
  parentName: string | undefined
  path: string
}

/** Words of every primary's names, for what is misspelt. */
interface Index {
  loadedAt: number
  size: number
  /** word → ids of the primaries that have it */
  postings: Map<string, number[]>
}

/** Right spellings are looked up in the database itself; only a slip in a brand-new name has to wait for this. */
const INDEX_MS = 10 * 60_000
/** Rows read at once, so that others are answered in between. */
const INDEX_PAGE = 5_000
/** As many as can be ranked for one screen of buttons. */
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
  if (exact.length > 0) return exact.slice(0, limit)
  const ids = fuzzyMatches(await loadIndex(read), words).slice(0, limit)
  const found = await Promise.all(ids.map((id) => findPrimary(read, id)))
  return found.filter((primary) => primary !== undefined)
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

async function exactMatches(read: PrismaClient, words: string[]): Promise<PrimaryFound[]> {
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
    .map((row) => ({ row, tokens: new Set([...wordsOf(row), ...wordsOf(row.parent)]) }))
    .filter(({ tokens }) => numbers.every((number) => tokens.has(number)))
    .map(({ row, tokens }) => ({ row, tokens, whole: words.filter((word) => tokens.has(word)).length }))
    .sort((a, b) => b.whole - a.whole || a.tokens.size - b.tokens.size)
    .map(({ row }) => toFound(row))
}

/** Ids of what is like enough, best first; a rare word weighs more than one that every school has. */
function fuzzyMatches(index: Index, words: string[]): number[] {
  const scores = new Map<number, number>()
  let whole = 0
  for (const word of words) {
    const likeness = likenessOf(index, word)
    const rarity = Math.log(1 + index.size / (likeness.size + 1))
    whole += rarity
    for (const [id, like] of likeness) scores.set(id, (scores.get(id) ?? 0) + like * rarity)
  }
  return [...scores]
    .filter(([, score]) => score >= whole * ENOUGH)
    .sort(([a, first], [b, second]) => second - first || a - b)
    .map(([id]) => id)
}

/** How like `word` the best word of each organisation is, where it is like at all. */
function likenessOf(index: Index, word: string): Map<number, number> {
  const best = new Map<number, number>()
  for (const [known, ids] of index.postings) {
    const like = likeness(word, known)
    if (like === 0) continue
    for (const id of ids) if (like > (best.get(id) ?? 0)) best.set(id, like)
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
  const parents = await wordsOfParents(read)
  const index: Index = { loadedAt: Date.now(), size: 0, postings: new Map() }
  for (let after = 0, more = true; more; ) {
    const rows = await read.organisation.findMany({
      where: { level: 'primary', removedOn: null, id: { gt: after } },
      select: { id: true, parentId: true, name: true, shortName: true, employerName: true },
      orderBy: { id: 'asc' },
      take: INDEX_PAGE,
    })
    for (const row of rows)
      addToIndex(index, row.id, [...wordsOf(row), ...(parents.get(row.parentId ?? 0) ?? [])])
    after = rows.at(-1)?.id ?? after
    more = rows.length === INDEX_PAGE
  }
  return index
}

async function wordsOfParents(read: PrismaClient): Promise<Map<number, string[]>> {
  const rows = await read.organisation.findMany({
    where: { level: { not: 'primary' } },
    select: { id: true, name: true, shortName: true },
  })
  return new Map(rows.map((row) => [row.id, wordsOf(row)]))
}

function addToIndex(index: Index, id: number, words: string[]): void {
  index.size += 1
  for (const word of new Set(words)) {
    const ids = index.postings.get(word)
    if (ids) ids.push(id)
    else index.postings.set(word, [id])
  }
}

interface Named {
  name: string
  shortName: string | null
  employerName?: string | null
}

interface Row extends Named {
  id: number
  path: string
  parent: Named | null
}

function toFound(row: Row): PrimaryFound {
  return {
    id: row.id,
    name: row.shortName ?? row.name,
    parentName: row.parent?.shortName ?? row.parent?.name,
    path: row.path,
  }
}

function wordsOf(named: Named | null): string[] {
  return tokenise([named?.name, named?.shortName, named?.employerName].filter(Boolean).join(' '))
}
