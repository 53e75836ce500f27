import { percentHalfUp } from '../coverage/percent.ts'
import type { ReportFacts } from './facts.ts'
import { type Known, minus, plus } from './metric.ts'
import { octoberReports } from './organisation-metrics.ts'
import { quizTotals } from './region-metrics.ts'
import type { Report } from './report.ts'
import { printDay, type Writer } from './texts.ts'

export function writeQuality(writer: Writer, { registry, stat }: ReportFacts): void {
  const legal = plus(stat?.legalPrimaries, stat?.legalTerritorials)
  const excess = minus(registry?.legalEntities, legal)
  writer.heading('report.quality')
  if (excess !== null && excess > 0)
    writer.say('report.legal', {
      ais: registry?.legalEntities,
      stat: legal,
      primaries: stat?.legalPrimaries,
      territorials: stat?.legalTerritorials,
      excess,
    })
  writer.say('report.rights', {
    ais: registry?.withTerritorialRights,
    stat: stat?.withTerritorialRights,
    diff: minus(registry?.withTerritorialRights, stat?.withTerritorialRights),
  })
}

export function writeFilings(writer: Writer, facts: ReportFacts, { tables }: Report): void {
  const { reports, forms, own, primariesInRegistry, territorialsInRegistry } = facts
  const year = Number(own.figuresAsOf.slice(0, 4))
  const share = (part: Known, whole: Known) =>
    typeof part === 'number' && typeof whole === 'number'
      ? writer.number(percentHalfUp(part, whole) ?? null, 2)
      : null
  writer.heading('report.filed')
  for (const day of ['01-01', '04-01', '07-01', '10-01']) {
    const filed = day === '10-01' ? octoberReports(facts) : reports.get(day)
    writer.say('report.filedOn', {
      day: printDay(`${year}-${day}`),
      primaries: filed?.primaries,
      primariesPct: share(filed?.primaries, primariesInRegistry),
      territorials: filed?.territorials,
      territorialsPct: share(filed?.territorials, territorialsInRegistry),
    })
  }
  for (const [form, count] of forms ?? [])
    writer.say('report.filedForm', { form, count, pct: share(count, primariesInRegistry) })
  if (tables.regions.length > 1) writer.table('auto_reports', tables.auto_reports)
}

export function writeQuiz(writer: Writer, facts: ReportFacts, { tables }: Report): void {
  writer.heading('report.quiz')
  const totals = quizTotals(facts)
  if (!totals || totals.participants === 0) return
  const { participants, passed, excellent } = totals
  writer.say('report.quizSum', {
    count: participants,
    passed,
    passedPct: writer.printed('quiz_pass_pct'),
    failed: participants - passed,
    failedPct: writer.printed('quiz_fail_pct'),
  })
  writer.say('report.quizCerts', {
    excellent,
    pct: writer.printed('quiz_excellent_of_passed'),
    others: passed - excellent,
  })
  if (tables.regions.length > 1) writer.table('quiz_over_400', tables.quiz_over_400)
}
