import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../../db/migrate.ts'
import { buildAll } from './builds.ts'
import { buildFolderOf, folderOf, removeLeftovers } from './leftovers.ts'
import { type Result, runScenario } from './run-scenario.ts'
import { SCENARIOS } from './scenarios.ts'
import { report, writeReport } from './summary.ts'

// `npm run test:crash [-- --seed N --kills N --only TEXT --parallel N]`
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '1000' },
    only: { type: 'string', default: '' },
    parallel: { type: 'string', default: '2' },
    keep: { type: 'boolean', default: false },
  },
})
const seed = values.seed ?? String(Date.now() % 1_000_000)
const kills = Number(values.kills)
// A small disk is mounted, which only root may.
const mayMount = process.getuid?.() === 0
const chosen = SCENARIOS.filter(
  ({ name, trouble }) => name.includes(values.only) && (mayMount || trouble !== 'disk'),
)
if (!mayMount) process.stdout.write('Not run as root: the scenarios of a full disk are left out.\n')
const shares = chosen.reduce((sum, { share }) => sum + share, 0)
removeLeftovers()
const folder = mkdtempSync(folderOf(process.pid))
// PostgreSQL runs as a user of its own and must pass through it.
chmodSync(folder, 0o755)
const buildFolder = buildFolderOf(process.pid)
// Processes and disks are ended on exit by those who began them; the folders go after them.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    process.once('exit', () => {
      for (const each of [buildFolder, folder]) rmSync(each, { recursive: true, force: true })
    })
    process.exit(1)
  })
const builds = await buildAll(buildFolder)
const emptySqlite = join(folder, 'empty.db')
await migrate(`file:${emptySqlite}`)

const waiting = [...chosen]
const results: Result[] = []
const work = async () => {
  for (let scenario = waiting.shift(); scenario; scenario = waiting.shift()) {
    const own = { seed, kills: Math.ceil((kills * scenario.share) / shares) }
    const place = join(folder, scenario.name.replaceAll(/\W+/g, '-'))
    const result = await runScenario(scenario, { ...own, builds, emptySqlite, folder: place })
    results.push(result)
    process.stdout.write(report(result, kills))
  }
}
await Promise.all(Array.from({ length: Number(values.parallel) }, work))
const failed = writeReport(results, { seed, kills, folder })
rmSync(buildFolder, { recursive: true, force: true })
if (!failed && !values.keep) rmSync(folder, { recursive: true, force: true })
process.exit(failed ? 1 : 0)
