import type { ReportFacts } from './facts.ts'
import { type Known, minus } from './metric.ts'
import type { Report } from './report.ts'
import { bandOf, isRegional, MANY_JOINS } from './tables.ts'
import { printDay, type Writer } from './texts.ts'

/** Bands of coverage and what is said of each; the second is a table of its own. */
const BANDS = [
  ['100 %', 'report.band100'],
  ['> 90', 'report.band90'],
  ['> 70', 'report.band70'],
  ['> 50', 'report.band50'],
  ['> 20', 'report.band20'],
  ['< 20', 'report.band0'],
] as const

export function writeMembers(writer: Writer, facts: ReportFacts, { tables }: Report): void {
  const { own } = facts
  writer.heading('report.members')
  const compared = writer.say('report.coverage', {
    members: own.members,
    pct: writer.printed('registry_coverage_pct'),
    stat: own.statMembers,
    statAsOf: printDay(own.statAsOf),
  })
  if (!compared) writer.say('report.membersOnly', { members: own.members })
  writeGrowth(writer, facts, own.members, facts.before?.figures.members, 'members')
  // A region that tells of itself alone has nothing to be compared with.
  if (tables.regions.length > 1) {
    writer.table('coverage_bands', tables.coverage_bands)
    for (const [band, key] of BANDS) {
      const rows = tables.regions.filter((row) => isRegional(row) && bandOf(row) === band)
      if (rows.length === 0) continue
      const list = writer.regions(rows, band === '100 %' ? undefined : (row) => row.coveragePct)
      writer.say(key, { count: rows.length, list })
      writer.paragraph()
      if (band === '> 90') writer.table('coverage_over_90', tables.coverage_over_90)
    }
  }
  writer.say('report.empty', {
    count: own.primariesWithoutMembers,
    pct: writer.printed('ppo_zero_members_pct'),
  })
  writer.paragraph()
  writeStatuses(writer, facts)
}

function writeStatuses(writer: Writer, facts: ReportFacts): void {
  const { own, before, stat } = facts
  const earlier = before?.figures.byStatus
  for (const [key, id, count, then, reported] of [
    ['report.working', 'workers', own.byStatus.working, earlier?.working, stat?.working],
    ['report.students', 'students', own.byStatus.student, earlier?.student, stat?.students],
    ['report.pensioners', 'pens', own.byStatus.pensioner, earlier?.pensioner, stat?.pensioners],
  ] as const) {
    writer.say(key, { count, pct: writer.printed(`${id}_share`) })
    const share = count !== null && reported ? (100 * count) / reported : null
    writer.say('report.statusOfStat', { pct: writer.number(share, 2), stat: reported })
    writeGrowth(writer, facts, count, then, id)
    writer.paragraph()
  }
  writer.say('report.noStatus', { count: own.noStatus, pct: writer.printed('nostatus_share_exact') })
  writer.paragraph()
}

function writeGrowth(writer: Writer, { before }: ReportFacts, now: Known, then: Known, id: string): void {
  const more = minus(now, then)
  const since = printDay(before?.asOf)
  if (more === null) return
  if (more < 0) {
    writer.say('report.shrink', { since, less: -more, before: then })
    return
  }
  const [truePct, seedPct] = [writer.printed(`${id}_growth_true`), writer.printed(`${id}_growth_seed_base`)]
  writer.say('report.growth', { since, more, before: then, truePct, seedPct })
}

export function writeTickets(writer: Writer, { own, before }: ReportFacts, { tables }: Report): void {
  const { tickets } = own
  writer.heading('report.tickets')
  writer.say('report.cards', {
    cards: tickets.plastic,
    pct: writer.printed('card_share'),
    app: own.appUsers,
    appPct: writer.printed('virtual_share'),
  })
  writer.say('report.cardsMore', {
    since: printDay(before?.asOf),
    more: minus(tickets.plastic, before?.figures.tickets.plastic),
    truePct: writer.printed('card_growth_true'),
    seedPct: writer.printed('card_growth_seed_base'),
  })
  writer.paragraph()
  if (tables.regions.length > 1) {
    const all = tables.regions.filter((row) => isRegional(row) && (row.ticketPct ?? 0) >= 100)
    const pct = writer.printed('epb_100_regions_pct')
    if (all.length > 0) writer.say('report.cardsAll', { count: all.length, pct, list: writer.regions(all) })
    const many = tables.tickets_over_70.length
    if (many > 0) writer.say('report.cardsMany', { count: many, pct: writer.printed('epb_70_regions_pct') })
    writer.table('tickets_over_70', tables.tickets_over_70)
  }
  writer.say('report.refused', {
    count: tickets.refused,
    app: own.refusedWithApp,
    without: minus(tickets.refused, own.refusedWithApp),
  })
}

export function writeOnline(writer: Writer, { own, before }: ReportFacts, { tables }: Report): void {
  writer.heading('report.online')
  writer.say('report.joined', { count: own.joinedOnline, pct: writer.printed('online_share_ais') })
  writer.say('report.joinedBefore', {
    since: printDay(before?.asOf),
    before: before?.figures.joinedOnline,
    times: writer.printed('online_growth_x'),
  })
  if (tables.regions.length < 2) return
  const listed = tables.regions.filter((row) => isRegional(row) && (row.onlineCount ?? 0) > MANY_JOINS)
  if (listed.length > 0)
    writer.say('report.joinedListed', {
      count: listed.length,
      sum: listed.reduce((sum, row) => sum + (row.onlineCount ?? 0), 0),
      pct: writer.printed('online_top38_share'),
    })
  writer.table('online_joins_over_100', tables.online_joins_over_100)
}
