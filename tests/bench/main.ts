// `npm run bench [-- --fraction F --postgres URL --redis URL]`: the registry and the delivery at the size of the nation.
// Prints a table and writes bench.json. An empty PostgreSQL database and a Redis add what is measured on them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, type as system, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deliveryFigures, sendingFigures, workerFigures } from './delivery-figures.ts'
import {
  type Figure,
  importFigures,
  inboundFigures,
  printFigures,
  readFigures,
  recipientFigures,
} from './figures.ts'
import { summaryFigures, toldFigures } from './summary-figures.ts'
import { ticketFigures } from './ticket-figures.ts'

/** A report per recipient at its longest. */
const RECIPIENTS = 1_000_000
/** What every office of the nation is told in a week: a run of a job, and what it must not exceed. */
const TOLD = [
  { what: 'summaries', args: ['summaries', 'chat'], reach: { seconds: 60, peakMb: 300 } },
  { what: 'summaries by mail', args: ['summaries', 'mail'], reach: { seconds: 60, peakMb: 300 } },
  { what: 'reminders', args: ['reminders', 'chat'], reach: { seconds: 60, peakMb: 300 } },
  { what: 'reminders by mail', args: ['reminders', 'mail'], reach: { seconds: 60, peakMb: 300 } },
]
const ROOT = new URL('../..', import.meta.url).pathname

/** Runs one benchmark as a process of its own and returns the JSON documents it prints. */
function run(script: string, ...args: string[]): unknown[] {
  process.stderr.write(`${script} …\n`)
  const done = spawnSync(
    process.execPath,
    ['--max-semi-space-size=4', 'run.mjs', `tests/bench/${script}.ts`, ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (done.status !== 0) throw new Error(`tests/bench/${script}.ts ended with ${done.status}`)
  const text = done.stdout.trim()
  return text.startsWith('{\n') ? [JSON.parse(text)] : text.split('\n').flatMap(jsonLine)
}

function jsonLine(line: string): unknown[] {
  return line.startsWith('{') ? [JSON.parse(line)] : []
}

/** Everything that is measured of a registry of this fraction of the nation. */
function measure(scratch: string, fraction: number): Figure[] {
  const database = join(scratch, `registry-${fraction}.db`)
  const [imported] = run('import', '--fraction', String(fraction), '--keep', database)
  const outcomes = ['report', 'coverage', 'rules', 'search'].map(
    (name) => [name, run(name, database)] as const,
  )
  const [summaries] = run('summaries', database)
  const told = TOLD.flatMap(({ what, args, reach }) =>
    toldFigures(run('told', database, ...args)[0], what, reach),
  )
  rmSync(database)
  const [recipients] = run('recipients', '--rows', String(Math.round(RECIPIENTS * fraction)))
  return [
    ...importFigures(imported),
    ...readFigures(Object.fromEntries(outcomes)),
    ...recipientFigures(recipients),
    ...told,
    ...summaryFigures(summaries),
  ]
}

function table(figures: readonly Figure[], smaller: readonly Figure[]): string[] {
  const before = new Map(smaller.map(({ what, value }) => [what, value]))
  return figures.map((figure) => {
    const { what, value, unit } = figure
    const tenth = before.get(what)
    const growth = tenth ? `${(value / tenth).toFixed(1)} × a tenth` : ''
    return `${what.padEnd(46)} ${String(value).padStart(9)} ${unit.padEnd(5)} ${verdict(figure).padEnd(18)} ${growth}`
  })
}

function verdict({ value, reach, atLeast }: Figure): string {
  if (reach !== undefined) return value <= reach ? `≤ ${reach} reached` : `≤ ${reach} MISSED`
  if (atLeast !== undefined) return value >= atLeast ? `≥ ${atLeast} reached` : `≥ ${atLeast} MISSED`
  return ''
}

/** Delivery: on SQLite, and where they are named on PostgreSQL and Redis. The big broadcasts have one size. */
function measureDelivery({ postgres, redis }: { postgres?: string; redis?: string }): Figure[] {
  const [planning] = run('planning')
  const documents = { planning, pace: run('pace')[0], beside: run('beside-bulk')[0] }
  const onFile = sendingFigures(run('sending')[0], 'SQLite', { perSecond: 2000, ratio: 0.08 })
  const figures = [...deliveryFigures(documents), ...onFile]
  if (!postgres || !redis) return figures
  const servers = ['--url', postgres, '--redis', redis]
  const onServer = run('sending', ...servers)[0]
  return [
    ...figures,
    ...sendingFigures(onServer, 'PostgreSQL and Redis', { perSecond: 1200, ratio: 0.05 }),
    ...workerFigures(run('workers', ...servers)[0]),
  ]
}

const { values } = parseArgs({
  options: {
    fraction: { type: 'string', default: '1' },
    postgres: { type: 'string' },
    redis: { type: 'string' },
  },
})
const fraction = Number(values.fraction)
const machine = {
  node: process.version,
  system: `${system()} ${release()}`,
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  memoryGb: Math.round(totalmem() / 2 ** 30),
}
const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
try {
  // First: it needs a Redis, and says so before the long part.
  const inbound = inboundFigures(run('inbound')[0])
  const printed = printFigures(run('print')[0])
  const tickets = ticketFigures(run('ticket')[0])
  const delivery = measureDelivery(values)
  const smaller = measure(scratch, fraction / 10)
  const figures = [...measure(scratch, fraction), ...inbound, ...printed, ...tickets, ...delivery]
  process.stdout.write(`${JSON.stringify(machine)}\nfraction ${fraction} of the nation\n`)
  process.stdout.write(`${table(figures, smaller).join('\n')}\n`)
  writeFileSync(
    join(ROOT, 'bench.json'),
    `${JSON.stringify({ machine, fraction, figures, tenth: smaller }, null, 2)}\n`,
  )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
