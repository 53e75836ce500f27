import { folded } from '../../domain/letters.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { loadWords, type SearchWords } from './organisation-words.ts'

export interface PrimaryFound {
  id: number
  name: string
  parentName: string | undefined
  path: string
}

const indexes = new WeakMap<PrismaClient, Promise<SearchWords>>()

const SELECT = {
  id: true,
  name: true,
  shortName: true,
  path: true,
  parent: { select: { name: true, shortName: true } },
} as const

/** A primary organisation that people can join. */
export async function findPrimary(db: PrismaClient | Tx, id: number): Promise<PrimaryFound | undefined> {
  const [found] = await findPrimaries(db, [id])
  return found
}

/**
 * Primary organisations by what a person types: words of the name, a number, a town; slips of the finger are forgiven.
 * The words of all names are read at the first search and follow the registry from then on.
 */
export async function searchPrimaries(
  read: PrismaClient,
  query: string,
  limit: number,
): Promise<PrimaryFound[]> {
  const words = [...new Set(tokenise(query))]
  if (words.length === 0) return []
  const known = await wordsOf(read)
  await known.catchUp(read)
  return findPrimaries(read, known.search(words, limit))
}

/** In the order of `ids`; what was closed is left out. */
async function findPrimaries(db: PrismaClient | Tx, ids: readonly number[]): Promise<PrimaryFound[]> {
  const rows = await db.organisation.findMany({
    where: { id: { in: [...ids] }, level: 'primary', removedOn: null },
    select: SELECT,
  })
  return rows
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ id, name, shortName, path, parent }) => ({
      id,
      name: shortName ?? name,
      parentName: parent?.shortName ?? parent?.name,
      path,
    }))
}

/** Words and numbers of a text: lower case, ё as е, what is glued («школа12») apart. */
function tokenise(text: string): string[] {
  const words = folded(text).match(/\d+|\p{L}+/gu) ?? []
  return words.filter((word) => !NOISE.has(word))
}

/** Words that nearly every name or question has. */
const NOISE = new Set(['ппо', 'г', 'город', 'в', 'на', 'и', 'им', 'имени', 'первичная', 'организация'])

function wordsOf(read: PrismaClient): Promise<SearchWords> {
  const known = indexes.get(read) ?? loadWords(read, tokenise)
  indexes.set(read, known)
  known.catch(() => indexes.delete(read))
  return known
}
