import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/**
 * `node --import tsx tests/bench/report.ts FILE.db [DAY]`: the report of the union against a bare count of the members
 * by place and status, each in a process of its own, best of three, on a database that was imported before.
 */
const [file = '', asOf = '2022-11-21'] = process.argv.slice(2)
const ROUNDS = 3
const ROOT = resolve(import.meta.dirname, '../..')
const BARE = `
  import Database from 'better-sqlite3'
  const database = new Database(process.argv[1], { readonly: true })
  const began = performance.now()
  const groups = 'SELECT "orgId", "status", "ticketStatus", count(*) AS n FROM "Member" GROUP BY 1, 2, 3'
  database.prepare('SELECT count(*), sum(n) FROM (' + groups + ')').all()
  process.stdout.write(String(performance.now() - began))`

function bareScanSeconds(): number {
  const args = ['--input-type=module', '-e', BARE, resolve(file)]
  return Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) / 1000
}

function reportSeconds(): number {
  const env = { ...process.env, DATABASE_URL: `file:${resolve(file)}` }
  const began = performance.now()
  execFileSync(process.execPath, ['run.mjs', 'cli/main.ts', 'report', '--as-of', asOf, '--json'], {
    cwd: ROOT,
    env,
    maxBuffer: 1 << 26,
  })
  return (performance.now() - began) / 1000
}

const best = (measure: () => number) => Math.min(...Array.from({ length: ROUNDS }, measure))
const bareScan = best(bareScanSeconds)
const report = best(reportSeconds)
process.stdout.write(`${JSON.stringify({ file, asOf, report, bareScan, ratio: report / bareScan })}\n`)
