// Counts what breaks every rule below the union of a given database: `npx tsx tests/bench/rules.ts FILE.db [DAY]`.
import { openDatabase } from '../../db/client.ts'
import { brokenRules, loadRules } from '../../db/repos/rules.ts'

const RUNS = 3

async function measure(file: string, asOf: string): Promise<void> {
  const database = await openDatabase(`file:${file}`)
  const { read } = database
  const union = await read.organisation.findFirstOrThrow({ where: { level: 'union' } })
  const rules = await loadRules(read)
  const timed = async (only: typeof rules) => {
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    const broken = await brokenRules(read, union.id, asOf, only)
    const { user, system } = process.cpuUsage(cpu)
    return { broken, ms: Math.round(performance.now() - from), cpuMs: Math.round((user + system) / 1000) }
  }
  const runs = []
  for (let run = 0; run < RUNS; run++) runs.push(await timed(rules))
  const members = await timed(rules.filter(({ subject }) => subject === 'member'))
  const organisations = await timed(rules.filter(({ subject }) => subject === 'organisation'))
  const figures = {
    members: await read.member.count(),
    organisations: await read.organisation.count(),
    rules: rules.length,
    bestMs: Math.min(...runs.map(({ ms }) => ms)),
    bestCpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)),
    memberRulesCpuMs: members.cpuMs,
    organisationRulesCpuMs: organisations.cpuMs,
    counts: Object.fromEntries(runs[0]?.broken.map(({ rule, count }) => [rule.code, count]) ?? []),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  await database.close()
}

await measure(process.argv[2] ?? 'data/pervichka.db', process.argv[3] ?? '2022-11-21')
