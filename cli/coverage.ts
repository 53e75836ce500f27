import type { Command } from 'commander'
import { childrenCoverage, coverageOf } from '../db/repos/coverage.ts'
import { brokenRules } from '../db/repos/rules.ts'
import type { Coverage } from '../domain/coverage/coverage.ts'
import { printNumber } from '../domain/coverage/percent.ts'
import { answer, withDatabase } from './context.ts'
import { Failure } from './failure.ts'
import { day } from './options.ts'

interface Options {
  org: string
  asOf?: string
  json?: boolean
}

/** `coverage`: the figures of an organisation, its two coverages among them, and of those directly below it. */
export function addCoverage(program: Command): void {
  program
    .command('coverage')
    .description('members in the АИС against the statistical report, for an organisation and those below it')
    .requiredOption('--org <AIS_ID>', 'ais_id of the organisation')
    .option('--as-of <DATE>', 'the day; today where it is not given', day)
    .option('--json', 'print { org, asOf, figures, rules, children }')
    .action((options: Options) =>
      withDatabase(({ database, today }) => show(database.read, options, options.asOf ?? today)),
    )
}

async function show(read: Parameters<typeof coverageOf>[0], options: Options, asOf: string): Promise<void> {
  const org = await read.organisation.findUnique({ where: { aisId: options.org }, select: { id: true } })
  if (!org) throw new Failure(`There is no organisation ${options.org}.`, 'Check the ais_id.')
  const own = await coverageOf(read, org.id, asOf)
  const children = await childrenCoverage(read, org.id, asOf)
  const { figures, org: shown } = apart(own)
  const rules = (await brokenRules(read, org.id, asOf)).map(({ rule, count }) => ({ code: rule.code, count }))
  answer(options.json, { org: shown, asOf, figures, rules, children: children.map(flat) }, () => [
    line(own),
    ...details(own).map((detail) => `    ${detail}`),
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

function line(coverage: Coverage): string {
  const { org, members, statMembers, statAsOf, registryCoveragePct, source, figuresAsOf } = coverage
  const kind = org.kind ? ` (${org.kind})` : ''
  const from = source === 'rows' ? 'rows' : `snapshot of ${figuresAsOf}`
  return `${percent(registryCoveragePct)}  ${org.name}${kind}: ${count(members)} of ${count(statMembers)} (${statAsOf ?? 'no report'}; ${from})`
}

/** The other figures of the organisation itself. */
function details(coverage: Coverage): string[] {
  const { byStatus, tickets } = coverage
  return [
    `registry coverage ${percent(coverage.registryCoveragePct)}: members in the АИС on ${coverage.figuresAsOf} of members in the report of ${coverage.statAsOf ?? '—'}`,
    `membership coverage ${percent(coverage.membershipCoveragePct)}: ${count(coverage.membersWhereCounted)} members of ${count(coverage.employed)} employed and ${count(coverage.studying)} studying, where that is filled`,
    `without probable duplicates ${count(coverage.membersDeduplicated)}`,
    `working ${count(byStatus.working)}, students ${count(byStatus.student)}, pensioners ${count(byStatus.pensioner)}, without status ${count(coverage.noStatus)}`,
    `tickets: none ${count(tickets.none)}, requested ${count(tickets.requested)}, produced ${count(tickets.produced)}, issued ${count(tickets.issued)}, refused ${count(tickets.refused)}, reissue ${count(tickets.reissue)}`,
    `app ${count(coverage.appUsers)}, PROFCARDS ${count(coverage.profcards)}, joined online ${count(coverage.joinedOnline)}`,
    `primaries ${count(coverage.primaries)}, of them without members ${count(coverage.primariesWithoutMembers)}; territorials ${count(coverage.territorials)}`,
    `reports filed: primaries ${count(coverage.primariesReported)}, territorials ${count(coverage.territorialsReported)}`,
    `offices without access ${count(coverage.officesWithoutAccess)}; passports filled ${percent(coverage.passportCompletenessPct)}`,
  ]
}

const count = (value: number | null) => (value === null ? '?' : printNumber(value, 0))
const percent = (value: number | null) => `${value === null ? '?' : printNumber(value, 2)} %`
