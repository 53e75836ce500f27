import { z } from 'zod'
import arrangement from './data/region-tiles.json' with { type: 'json' }

const { rows: ROWS } = z
  .strictObject({
    comment: z.string(),
    rows: z.array(z.array(z.strictObject({ name: z.string(), kind: z.string(), short: z.string() }))),
  })
  .parse(arrangement)

/** Tiles of the widest row. */
const COLUMNS = Math.max(...ROWS.map((row) => row.length))
/** Letters of a name that a tile has room for. */
const SHORT = 4

export interface Tile {
  short: string
  column: number
  row: number
}

/** A tile for each region, in their order: its own place, or one behind the last row where it has none. */
export function regionTiles(regions: ReadonlyArray<{ name: string; kind: string | null }>): Tile[] {
  let others = 0
  return regions.map(({ name, kind }) => {
    for (const [row, tiles] of ROWS.entries()) {
      const column = tiles.findIndex((tile) => tile.name === name && tile.kind === kind)
      const short = tiles[column]?.short
      if (short !== undefined) return { short, column, row }
    }
    const place = { column: others % COLUMNS, row: ROWS.length + Math.floor(others / COLUMNS) }
    others += 1
    return { short: name.slice(0, SHORT).toUpperCase(), ...place }
  })
}
