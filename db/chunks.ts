/** As many ids as one statement takes, well below the limit of SQLite. */
const CHUNK = 500

/** Ids in portions that one statement takes each. */
export function chunks(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) =>
    ids.slice(at * CHUNK, (at + 1) * CHUNK),
  )
}
