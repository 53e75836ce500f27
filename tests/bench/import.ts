// `node run.mjs tests/bench/import.ts [--fraction F] [--from FOLDER]`: the import at the size of the nation, against
// `sqlite3 .import` of the same files into bare tables. Prints JSON.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { migrate } from '../../db/migrate.ts'
import { FILE_KINDS } from '../../domain/registry/row-schemas.ts'

const AS_OF = '2022-11-21'
const SEED = 1
const ROOT = new URL('../..', import.meta.url).pathname
/** What a second export changes: one row of a hundred. */
const EVERY = 100

interface Run {
  /** until the rows were in, and until duplicates were found and every organisation counted too */
  rowsSeconds: number
  seconds: number
  peakMb: number
  rows: { inserted: number; updated: number; unchanged: number; rejected: number }
}

/** Everything into tables without types, keys or checks: as fast as SQLite reads CSV at all. */
function bareSeconds(folder: string, scratch: string): number {
  const imports = FILE_KINDS.map((kind) => `.import ${join(folder, `${kind}.csv`)} ${kind}`)
  const began = performance.now()
  const path = join(scratch, 'bare.db')
  const done = spawnSync('sqlite3', [path], { input: ['.mode csv', ...imports].join('\n') })
  if (done.error || done.status !== 0) throw done.error ?? new Error(done.stderr.toString())
  rmSync(path)
  return (performance.now() - began) / 1000
}

/** `cli import` as a process of its own, with its peak memory. */
async function importOnce(folder: string, url: string): Promise<Run> {
  const began = performance.now()
  const args = ['-f', '%M', process.execPath, 'run.mjs', 'cli/main.ts', 'import', folder, '--json']
  const child = spawn('/usr/bin/time', args, { cwd: ROOT, env: { ...process.env, DATABASE_URL: url } })
  const [out, told] = await Promise.all([text(child.stdout), text(child.stderr)])
  const seconds = (performance.now() - began) / 1000
  const report: { files: Array<Run['rows']> } = JSON.parse(out)
  const sum = (key: keyof Run['rows']) => report.files.reduce((total, file) => total + file[key], 0)
  const rows = {
    inserted: sum('inserted'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
  }
  const rowsSeconds = Number(/Rows are in after ([\d.]+) s/.exec(told)?.[1])
  return { rowsSeconds, seconds, peakMb: Number(told.trim().split('\n').at(-1)) / 1024, rows }
}

/** A copy of the files in which one row of a hundred has another name in it. */
async function laterExport(folder: string, later: string): Promise<void> {
  mkdirSync(later)
  for (const [kind, column] of [
    ['members', 4],
    ['organisations', 5],
  ] as const) {
    const out = createWriteStream(join(later, `${kind}.csv`))
    let row = 0
    for await (const line of createInterface({ input: createReadStream(join(folder, `${kind}.csv`)) })) {
      const cells = line.split(',')
      if (row++ % EVERY === 1 && !line.includes('"')) cells[column] = `${cells[column]}а`
      if (!out.write(`${cells.join(',')}\n`)) await once(out, 'drain')
    }
    out.end()
    await once(out, 'finish')
  }
}

/** A process that writes beside the import, as the bot does; `stop` returns how long its writes took. */
function startNeighbour(url: string): { stop: () => Promise<{ p50: number; p99: number; max: number }> } {
  const args = ['run.mjs', 'tests/bench/import-neighbour.ts', url]
  const child: ChildProcess = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] })
  return {
    async stop() {
      child.stdin?.end()
      return JSON.parse(child.stdout ? await text(child.stdout) : '')
    },
  }
}

/** The imported registry as one file, for the benchmarks that read it. */
function copyDatabase(url: string, to: string): void {
  const done = spawnSync('sqlite3', [url.replace('file:', ''), `VACUUM INTO '${to}'`])
  if (done.error || done.status !== 0) throw done.error ?? new Error(done.stderr.toString())
}

async function bench(fraction: number, given: string | undefined, keep: string | undefined) {
  const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-import-'))
  try {
    const folder = given ?? join(scratch, 'first')
    if (!given) await generateRegistry({ scale: 'national', fraction, seed: SEED, out: folder, asOf: AS_OF })
    const url = `file:${join(scratch, 'registry.db')}`
    await migrate(url)
    const bare = bareSeconds(folder, scratch)
    const quiet = startNeighbour(url)
    await new Promise((resolve) => setTimeout(resolve, 5000))
    const alone = await quiet.stop()
    const neighbour = startNeighbour(url)
    const first = await importOnce(folder, url)
    const beside = await neighbour.stop()
    if (keep) copyDatabase(url, keep)
    await laterExport(folder, join(scratch, 'later'))
    const second = await importOnce(join(scratch, 'later'), url)
    return {
      bareSeconds: bare,
      first,
      ratioToBare: first.rowsSeconds / bare,
      second,
      neighbourMs: { alone, beside },
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const { values } = parseArgs({
  options: {
    fraction: { type: 'string', default: '1' },
    from: { type: 'string' },
    keep: { type: 'string' },
  },
})
process.stdout.write(
  `${JSON.stringify(await bench(Number(values.fraction), values.from, values.keep), undefined, 2)}\n`,
)
