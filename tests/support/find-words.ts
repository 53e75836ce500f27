import type { Database } from '../../db/client.ts'
import { TABLE_NAMES } from '../../db/transfer/table.ts'

/** Where in the whole database any of the words stands: «Table.column word», each once, in order. */
export async function placesOf(database: Database, words: readonly string[]): Promise<string[]> {
  const places = new Set<string>()
  for (const table of TABLE_NAMES) {
    const rows = await database.read.$queryRawUnsafe<Array<Record<string, unknown>>>(
      `SELECT * FROM "${table}"`,
    )
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        for (const word of words) if (String(value).includes(word)) places.add(`${table}.${column} ${word}`)
  }
  return [...places].sort()
}
