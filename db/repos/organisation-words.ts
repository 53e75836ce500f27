import { setImmediate } from 'node:timers/promises'
import type { PrismaClient } from '../client.ts'
import { WordIndex } from '../search/word-index.ts'
import type { WordDocument } from '../search/word-segment.ts'
import { listOf, statement, unindexed } from '../sql.ts'

type Tokenise = (text: string) => string[]

/** Rows read at once, so that others are answered in between. */
const PAGE = 2_000
/** With more changes than this the index is built anew. */
const MANY_CHANGES = 2_000
/** What changed without a trace, by hand or by a restored backup, is seen after this. */
const INDEX_MS = 10 * 60_000

/** Where the registry stood when the words were read. */
interface Mark {
  organisation: number
  change: number
}

/** Words of every primary's names and of the organisation above it, kept in step with the registry. */
export class SearchWords {
  #building: Promise<void> | undefined
  #builtAt = Date.now()

  constructor(
    private index: WordIndex,
    private mark: Mark,
    private readonly tokenise: Tokenise,
  ) {}

  search(words: readonly string[], limit: number): number[] {
    return this.index.search(words, limit)
  }

  /** Takes in what was added and changed since the last time. A long list is read behind, and seen when it is read. */
  async catchUp(read: PrismaClient): Promise<void> {
    const now = await markOf(read)
    const ids = await changedSince(read, this.mark)
    const many = this.index.changes + ids.length > MANY_CHANGES
    if (many || Date.now() - this.#builtAt > INDEX_MS) this.#rebuild(read)
    if (many || ids.length === 0) return
    this.mark = now
    this.index.change(await documentsOf(read, ids, this.tokenise))
  }

  #rebuild(read: PrismaClient): void {
    this.#building ??= loadWords(read, this.tokenise)
      .then((fresh) => {
        this.index = fresh.index
        this.mark = fresh.mark
      })
      .finally(() => {
        this.#builtAt = Date.now()
        this.#building = undefined
      })
      // The words read before go on serving; the next search tries again.
      .catch(() => undefined)
  }
}

/** Reads the words of all primaries that people can join. */
export async function loadWords(read: PrismaClient, tokenise: Tokenise): Promise<SearchWords> {
  const mark = await markOf(read)
  const parents = new Map<number, string[]>()
  for (const { id, text } of await above(read)) parents.set(id, tokenise(text))
  const documents: WordDocument[] = []
  for (let after = 0, more = true; more; ) {
    const rows = await read.$queryRaw<Row[]>(
      statement(
        `SELECT ${COLUMNS} FROM "Organisation" o WHERE o."id" > ? AND ${JOINABLE} ORDER BY o."id" LIMIT ${PAGE}`,
        after,
      ),
    )
    for (const row of rows) documents.push(toDocument(row, parents, tokenise))
    after = Number(rows.at(-1)?.id ?? after)
    more = rows.length === PAGE
    await setImmediate()
  }
  return new SearchWords(new WordIndex(documents), mark, tokenise)
}

interface Row {
  id: number | bigint
  parentId: number | bigint | null
  text: string
}

const NAMES = `o."name" || ' ' || coalesce(o."shortName", '') || ' ' || coalesce(o."employerName", '')`
const COLUMNS = `o."id" AS id, o."parentId" AS "parentId", ${NAMES} AS text`
const JOINABLE = `${unindexed('o."level"')} = 'primary' AND o."removedOn" IS NULL`

function above(read: PrismaClient): Promise<Array<{ id: number; text: string }>> {
  return read.$queryRawUnsafe(
    `SELECT o."id" AS id, o."name" || ' ' || coalesce(o."shortName", '') AS text
     FROM "Organisation" o WHERE o."level" <> 'primary'`,
  )
}

async function markOf(read: PrismaClient): Promise<Mark> {
  const [row] = await read.$queryRawUnsafe<Array<{ organisation: number | null; change: number | null }>>(
    `SELECT (SELECT max("id") FROM "Organisation") AS organisation, (SELECT max("id") FROM "Change") AS change`,
  )
  return { organisation: Number(row?.organisation ?? 0), change: Number(row?.change ?? 0) }
}

/**
 * Primaries that are new, or whose own row or the one above was changed: every such change leaves a trace. What is
 * not indexed and the CROSS JOIN keep SQLite from walking through all primaries to find the few new rows.
 */
async function changedSince(read: PrismaClient, { organisation, change }: Mark): Promise<number[]> {
  const rows = await read.$queryRaw<Array<{ id: number }>>(
    statement(
      `SELECT o."id" AS id FROM "Organisation" o WHERE o."id" > ? AND ${unindexed('o."level"')} = 'primary'
     UNION SELECT c."orgId" FROM "Change" c WHERE c."id" > ? AND c."kind" = 'organisation' AND c."orgId" IS NOT NULL
     UNION SELECT o."id" FROM "Change" c CROSS JOIN "Organisation" o
       WHERE o."parentId" = c."orgId" AND c."id" > ? AND c."kind" = 'organisation'
     LIMIT ${MANY_CHANGES + 1}`,
      organisation,
      change,
      change,
    ),
  )
  return rows.map(({ id }) => Number(id))
}

/** Documents of these ids; one that people cannot join has no words. */
async function documentsOf(read: PrismaClient, ids: number[], tokenise: Tokenise): Promise<WordDocument[]> {
  const rows = await read.$queryRawUnsafe<Row[]>(
    `SELECT ${COLUMNS} FROM "Organisation" o WHERE o."id" IN (${listOf(ids)}) AND ${JOINABLE}`,
  )
  const parentIds = [...new Set(rows.map((row) => Number(row.parentId ?? 0)))]
  const named = await read.organisation.findMany({
    where: { id: { in: parentIds } },
    select: { id: true, name: true, shortName: true },
  })
  const parents = new Map(named.map((row) => [row.id, tokenise(`${row.name} ${row.shortName ?? ''}`)]))
  const found = new Map(rows.map((row) => [Number(row.id), toDocument(row, parents, tokenise)]))
  return ids.map((id) => found.get(id) ?? { id, words: [] })
}

function toDocument(row: Row, parents: Map<number, string[]>, tokenise: Tokenise): WordDocument {
  const words = new Set([...tokenise(row.text), ...(parents.get(Number(row.parentId ?? 0)) ?? [])])
  return { id: Number(row.id), words }
}
