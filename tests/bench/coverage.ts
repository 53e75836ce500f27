import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../db/client.ts'
import { findDuplicates } from '../../db/counts/find-duplicates.ts'
import { recountAll, refreshCounts } from '../../db/counts/refresh-counts.ts'
import { keepWeekOfAll } from '../../db/counts/weekly-snapshots.ts'
import { migrate } from '../../db/migrate.ts'
import { childrenCoverage, coverageOf } from '../../db/repos/coverage.ts'

const AS_OF = '2022-11-21'
const READS = 1000
/** A process that has just started compiles its code meanwhile: that is measured by nobody who waits for a chat. */
const WARMING_UP = 1000
const LEVELS = ['union', 'regional', 'territorial', 'primary']

/** Milliseconds by the clock, and of the processor: on a busy machine only the second says what the work costs. */
async function timed(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}

function say(name: string, figures: Record<string, number>): void {
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round(value * 100) / 100]),
  )
  const words = Object.entries(rounded).map(([key, value]) => `${key} ${value}`)
  process.stdout.write(
    `${name}: ${words.join(', ')}\n${JSON.stringify({ bench: 'coverage', name, ...rounded })}\n`,
  )
}

const share = (sorted: readonly number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0

/** One organisation's coverage, and that of its children beside it, as a summary and `cli coverage` read them. */
async function benchReads({ read }: Database, level: string, withChildren: boolean): Promise<void> {
  const orgs = await read.organisation.findMany({ where: { level }, take: READS, select: { id: true } })
  const [times, cpu]: [number[], number[]] = [[], []]
  for (let at = -WARMING_UP; at < READS; at++) {
    const id = orgs[Math.abs(at) % orgs.length]?.id ?? 0
    const { ms, cpuMs } = await timed(async () => {
      await coverageOf(read, id, AS_OF)
      if (withChildren) await childrenCoverage(read, id, AS_OF)
    })
    if (at < 0) continue
    times.push(ms)
    cpu.push(cpuMs)
  }
  for (const list of [times, cpu]) list.sort((one, other) => one - other)
  say(`read ${level}${withChildren ? ' with children' : ''}`, {
    p50: share(times, 0.5),
    p99: share(times, 0.99),
    p50Cpu: share(cpu, 0.5),
    p99Cpu: share(cpu, 0.99),
  })
}

/** A change of one member and the read that follows it. */
async function benchRefresh({ read, write }: Database): Promise<void> {
  const members = await read.member.findMany({ take: 50, select: { id: true, appInstalled: true } })
  const times: number[] = []
  const { cpuMs } = await timed(async () => {
    for (const { id, appInstalled } of members) {
      await write.member.update({ where: { id }, data: { appInstalled: !appInstalled } })
      times.push((await timed(() => refreshCounts(write, { firstDay: AS_OF }))).ms)
    }
  })
  times.sort((one, other) => one - other)
  say('refresh after one change', {
    p50: share(times, 0.5),
    p99: share(times, 0.99),
    meanCpuMs: cpuMs / members.length,
  })
}

/** `tsx tests/bench/coverage.ts DATABASE_FILE`: the file is copied and stays as it is. */
async function main(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
  copyFileSync(file, join(folder, 'bench.db'))
  const url = `file:${join(folder, 'bench.db')}`
  await migrate(url)
  const database = await openDatabase(url)
  try {
    const { read, write } = database
    say('database', { members: await read.member.count(), organisations: await read.organisation.count() })
    say('full recount', { ...(await timed(() => recountAll(write, AS_OF))) })
    for (const withChildren of [false, true])
      for (const level of LEVELS) await benchReads(database, level, withChildren)
    await benchRefresh(database)
    say('weekly snapshot', { ...(await timed(() => keepWeekOfAll(write, AS_OF, AS_OF))) })
    say('search for duplicates', { ...(await timed(() => findDuplicates(write, AS_OF, new Date()))) })
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const [file] = process.argv.slice(2)
if (file) await main(file)
else process.stderr.write('Name a database file: tsx tests/bench/coverage.ts data/pervichka.db\n')
