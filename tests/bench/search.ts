// Looks for primaries by names with slips in a given database: `npx tsx tests/bench/search.ts FILE.db`.
import { openDatabase } from '../../db/client.ts'
import { searchPrimaries } from '../../db/repos/organisation-search.ts'

const QUERIES = 1000
const SHOWN = 5
const LETTERS = 'абвгдежзиклмнопрстуфхцчшыьэюя'

/** The same numbers every time: a run can be compared with the one before. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Slip = (word: string, at: number, roll: (below: number) => number) => string

const SLIPS: Record<string, Slip> = {
  wrong: (word, at, roll) => word.slice(0, at) + (LETTERS[roll(LETTERS.length)] ?? 'а') + word.slice(at + 1),
  missing: (word, at) => word.slice(0, at) + word.slice(at + 1),
  more: (word, at, roll) => word.slice(0, at) + (LETTERS[roll(LETTERS.length)] ?? 'а') + word.slice(at),
  swapped: (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  none: (word) => word,
}

/** What a person types: kind, number and town, or a number and a town, with one slip in the longest word. */
function question(name: string, slip: Slip, roll: (below: number) => number): string {
  const plain = name.replace(/^[^:]*: /, '').replace(/«[^»]*»/g, ' ')
  const words = plain.toLowerCase().match(/\d+|\p{L}+/gu) ?? []
  const asked = roll(3) === 0 ? words.filter((word, at) => /\d/.test(word) || at === words.length - 1) : words
  const longest = asked.reduce((most, word, at) => (word.length > (asked[most]?.length ?? 0) ? at : most), 0)
  return asked
    .map((word, at) => (at === longest ? slip(word, 1 + roll(Math.max(1, word.length - 2)), roll) : word))
    .join(' ')
}

async function measure(file: string): Promise<void> {
  const database = await openDatabase(`file:${file}`)
  const { read } = database
  const rows = await read.$queryRawUnsafe<Array<{ id: number | bigint; name: string }>>(
    `SELECT "id" AS id, "name" AS name FROM "Organisation" WHERE "level" = 'primary' AND "removedOn" IS NULL`,
  )
  const roll = dice(20221121)
  const names = Object.keys(SLIPS)
  const asked = Array.from({ length: QUERIES }, (_, at) => {
    const row = rows[roll(rows.length)]
    const kind = names[at % names.length] ?? 'none'
    return {
      id: Number(row?.id),
      kind,
      text: question(row?.name ?? '', SLIPS[kind] ?? ((word) => word), roll),
    }
  })
  rows.length = 0
  globalThis.gc?.()
  const [memory, started] = [process.memoryUsage(), performance.now()]
  await searchPrimaries(read, asked[0]?.text ?? '', SHOWN)
  const buildMs = performance.now() - started
  globalThis.gc?.()
  const after = process.memoryUsage()
  const held = after.heapUsed + after.arrayBuffers - memory.heapUsed - memory.arrayBuffers
  const times: number[] = []
  const hits = new Map<string, number>()
  const cpu = process.cpuUsage()
  for (const { id, kind, text } of asked) {
    const from = performance.now()
    const found = await searchPrimaries(read, text, SHOWN)
    times.push(performance.now() - from)
    if (found.some((each) => each.id === id)) hits.set(kind, (hits.get(kind) ?? 0) + 1)
  }
  const { user, system } = process.cpuUsage(cpu)
  times.sort((one, other) => one - other)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  const ofEach = QUERIES / names.length
  const figures = {
    primaries: await read.organisation.count({ where: { level: 'primary', removedOn: null } }),
    queries: QUERIES,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(0.9999),
    cpuMsPerQuery: Number(((user + system) / 1000 / QUERIES).toFixed(2)),
    hitPct: Number((([...hits.values()].reduce((sum, count) => sum + count, 0) / QUERIES) * 100).toFixed(1)),
    hitPctByKind: Object.fromEntries([...hits].map(([kind, count]) => [kind, (count / ofEach) * 100])),
    buildMs: Math.round(buildMs),
    heldMb: Number((held / 2 ** 20).toFixed(1)),
    rssMb: Math.round(after.rss / 2 ** 20),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  await database.close()
}

await measure(process.argv[2] ?? 'data/pervichka.db')
