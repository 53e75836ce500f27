import type { Command } from 'commander'
import { childrenCoverage, coverageOf } from '../db/repos/coverage.ts'
import { brokenRules } from '../db/repos/rules.ts'
import type { Coverage } from '../domain/coverage/coverage.ts'
import { printNumber } from '../domain/coverage/percent.ts'
import { answer, withDatabase } from './context.ts'
import { Failure } from './failure.ts'
import { day, today } from './options.ts'

interface Options {
  org: string
  asOf?: string
  json?: boolean
}

/** `coverage`: the registry coverage of an organisation and of those directly below it. */
export function addCoverage(program: Command): void {
  program
    .command('coverage')
    .description('members in the АИС against the statistical report, for an organisation and those below it')
    .requiredOption('--org <AIS_ID>', 'ais_id of the organisation')
    .option('--as-of <DATE>', 'the day; today where it is not given', day)
    .option('--json', 'print { org, asOf, figures, rules, children }')
    .action((options: Options) =>
      withDatabase(({ database, env }) => show(database.read, options, env.TIME_ZONE)),
    )
}

async function show(read: Parameters<typeof coverageOf>[0], options: Options, zone: string): Promise<void> {
  const org = await read.organisation.findUnique({ where: { aisId: options.org }, select: { id: true } })
  if (!org) throw new Failure(`There is no organisation ${options.org}.`, 'Check the ais_id.')
  const asOf = options.asOf ?? today(zone)
  const own = await coverageOf(read, org.id, asOf)
  const children = await childrenCoverage(read, org.id, asOf)
  const { figures, org: shown } = apart(own)
  const rules = (await brokenRules(read, org.id, asOf)).map(({ rule, count }) => ({ code: rule.code, count }))
  answer(options.json, { org: shown, asOf, figures, rules, children: children.map(flat) }, () => [
    line(own),
    ...rules.map(({ code, count }) => `  broken: ${code} ${count}`),
    ...children.map((child) => `  ${line(child)}`),
  ])
}

/** The contract keeps the organisation beside its figures. */
function apart({ org, asOf: _, ...figures }: Coverage) {
  const { aisId, name, level } = org
  return { org: { aisId, name, level }, figures }
}

function flat(coverage: Coverage) {
  const { org, figures } = apart(coverage)
  return { org, ...figures }
}

function line({ org, members, statMembers, statAsOf, registryCoveragePct, source }: Coverage): string {
  const count = (value: number | null) => (value === null ? '?' : printNumber(value, 0))
  const pct = registryCoveragePct === null ? '?' : printNumber(registryCoveragePct, 2)
  const kind = org.kind ? ` (${org.kind})` : ''
  return `${pct} %  ${org.name}${kind}: ${count(members)} of ${count(statMembers)} (${statAsOf ?? 'no report'}; ${source})`
}
