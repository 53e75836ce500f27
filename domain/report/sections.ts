import type { Locale } from '../../core/i18n.ts'
import type { ReportFacts } from './facts.ts'
import { minus } from './metric.ts'
import type { Report } from './report.ts'
import { writeFilings, writeQuality, writeQuiz } from './sections-filed.ts'
import { writeMembers, writeOnline, writeTickets } from './sections-members.ts'
import { type Block, printDay, Writer } from './texts.ts'

/** The report as the decree tells it: its sections with computed numbers. What is not known is not told. */
export function reportSections(facts: ReportFacts, report: Report, locale: Locale): Block[] {
  const writer = new Writer(report.metrics, locale)
  const { source, figuresAsOf } = facts.own
  writer.say(source === 'rows' ? 'report.lead' : 'report.leadSnapshot', { asOf: printDay(figuresAsOf) })
  writeRegistry(writer, facts)
  writeAccess(writer, facts)
  writeMembers(writer, facts, report)
  writeTickets(writer, facts, report)
  writeOnline(writer, facts, report)
  writeBonus(writer, facts)
  writeQuality(writer, facts)
  writeFilings(writer, facts, report)
  writeQuiz(writer, facts, report)
  writer.paragraph()
  return writer.blocks
}

function writeRegistry(writer: Writer, facts: ReportFacts): void {
  const { stat, primariesInRegistry: ais, territorialsInRegistry: territorials } = facts
  writer.heading('report.registry')
  const compared = writer.say('report.primaries', {
    ais,
    stat: stat?.primaries,
    statAsOf: printDay(facts.statAsOf),
    diff: minus(ais, stat?.primaries),
    pct: writer.printed('ppo_diff_pct_of_stat'),
  })
  if (!compared) writer.say('report.primariesOnly', { ais })
  writer.say('report.territorials', { ais: territorials })
  writer.say('report.created', {
    ais: facts.registry?.primariesCreated,
    stat: stat?.primariesCreated,
    pct: writer.printed('new_ppo_in_ais_share'),
  })
}

function writeAccess(writer: Writer, { own, registry }: ReportFacts): void {
  writer.heading('report.access')
  if (!registry) return
  const primaries = writer.say('report.accessPrimaries', {
    open: minus(own.primaries, own.primariesWithoutAccess),
    openPct: writer.printed('ppo_chair_access_pct'),
    closed: own.primariesWithoutAccess,
    closedPct: writer.printed('ppo_chair_noaccess_pct'),
  })
  const territorials = writer.say('report.accessTerritorials', {
    open: minus(own.territorials, own.territorialsWithoutAccess),
    openPct: writer.printed('tpo_chair_access_pct'),
    closed: own.territorialsWithoutAccess,
    closedPct: writer.printed('tpo_chair_noaccess_pct'),
  })
  if (primaries || territorials) writer.say('report.accessWhy')
}

function writeBonus(writer: Writer, { own, before, purchases }: ReportFacts): void {
  writer.heading('report.bonus')
  writer.say('report.participants', { count: own.profcards, pct: writer.printed('profcards_share') })
  writer.say('report.participantsMore', {
    since: printDay(before?.asOf),
    more: minus(own.profcards, before?.figures.profcards),
    pct: writer.printed('profcards_growth'),
  })
  writer.say('report.purchases', {
    from: printDay(purchases?.from),
    to: printDay(purchases?.to),
    count: purchases?.count,
    amount: writer.number(purchases && purchases.amountKopecks / 100, 0),
    cashback: writer.number(purchases && purchases.cashbackKopecks / 100, 0),
    pct: writer.printed('profcards_cashback_pct'),
    average: writer.printed('profcards_avg_purchase'),
    averageCashback: writer.printed('profcards_avg_cashback'),
  })
}
