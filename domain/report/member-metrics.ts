import { roundHalfUp } from '../coverage/percent.ts'
import type { ReportFacts } from './facts.ts'
import { isKnown, type MetricList, minus, plus } from './metric.ts'

/** Members, their statuses, and how many more they are than the year before. */
export function addMemberMetrics(list: MetricList, { own, before, stat }: ReportFacts): void {
  const { source, members, byStatus } = own
  const earlier = before?.figures
  list.share('registry_coverage_pct', members, own.statMembers, 2, source)
  const grown = minus(members, earlier?.members)
  list.count('members_growth_abs', grown, `${members} - ${earlier?.members}`, source)
  list.share('members_growth_seed_base', grown, members, 1, source)
  list.share('members_growth_true', grown, earlier?.members, 2, source)
  list.count('stat_members_implied', stat?.membersTotal ?? own.statMembers, 'members_total', 'stat')
  for (const [name, share, now, then] of [
    ['workers', 'workers', byStatus.working, earlier?.byStatus.working],
    ['students', 'students', byStatus.student, earlier?.byStatus.student],
    ['pens', 'pens', byStatus.pensioner, earlier?.byStatus.pensioner],
  ] as const) {
    const more = minus(now, then)
    list.count(`${name}_growth_abs`, more, `${now} - ${then}`, source)
    list.share(`${name}_growth_seed_base`, more, now, 2, source)
    list.share(`${name}_growth_true`, more, then, 2, source)
    list.share(`${share}_share`, now, members, 2, source)
  }
  const counted = plus(byStatus.working, byStatus.student, byStatus.pensioner)
  const rest = minus(members, counted)
  list.count('nostatus_exact', rest, `${members} - ${counted}`, source)
  list.share('nostatus_share_printed', toLeadingDigits(rest), members, 2, source)
  list.share('nostatus_share_exact', rest, members, 2, source)
  // Shares of a whole add up to it; rounded one by one they may not.
  list.share('shares_sum', plus(counted, rest), members, 2, source)
  list.count('stat_workers_implied', stat?.working, 'working', 'stat')
  list.count('stat_students_implied', stat?.students, 'students', 'stat')
  list.count('stat_pens_implied', stat?.pensioners, 'pensioners', 'stat')
  list.count(
    'stat_sum_implied',
    plus(stat?.working, stat?.students, stat?.pensioners),
    `${stat?.working} + ${stat?.students} + ${stat?.pensioners}`,
    'stat',
  )
  const parts = [earlier?.byStatus.working, earlier?.byStatus.student, earlier?.byStatus.pensioner]
  list.count(
    'prev_sum_2021',
    plus(...parts, earlier?.noStatus),
    [...parts, earlier?.noStatus].join(' + '),
    'snapshot',
  )
}

/** As the decree rounds the number of those without a status: to its three leading digits. */
function toLeadingDigits(value: number | null): number | null {
  if (!isKnown(value) || value < 1000) return value
  const unit = 10 ** (String(value).length - 3)
  return roundHalfUp(value / unit, 0) * unit
}

/** Tickets, the app, joining online and the bonus programme. */
export function addTicketMetrics(list: MetricList, { own, before, purchases }: ReportFacts): void {
  const { source, members, tickets, appUsers, profcards, joinedOnline, refusedWithApp } = own
  const earlier = before?.figures
  list.share('card_share', tickets.plastic, members, 2, source)
  list.share('virtual_share', appUsers, members, 2, source)
  list.share('any_ticket_share_upper', plus(tickets.plastic, appUsers), members, 2, source)
  const moreCards = minus(tickets.plastic, earlier?.tickets.plastic)
  list.share('card_growth_seed_base', moreCards, tickets.plastic, 1, source)
  list.share('card_growth_true', moreCards, earlier?.tickets.plastic, 2, source)
  list.count('app_users_prev', earlier?.appUsers, 'app_users', 'snapshot')
  list.share('app_users_growth', minus(appUsers, earlier?.appUsers), earlier?.appUsers, 2, source)
  list.share('refused_with_app', refusedWithApp, tickets.refused, 2, source)
  list.count(
    'refused_no_ticket',
    minus(tickets.refused, refusedWithApp),
    `${tickets.refused} - ${refusedWithApp}`,
    source,
  )
  list.share('refused_share', tickets.refused, members, 2, source)
  list.ratio('online_growth_x', joinedOnline, earlier?.joinedOnline, 2, 'x', source)
  list.share('online_share_ais', joinedOnline, members, 2, source)
  list.share('profcards_share', profcards, members, 2, source)
  const moreBonus = minus(profcards, earlier?.profcards)
  list.count('profcards_growth_abs', moreBonus, `${profcards} - ${earlier?.profcards}`, source)
  list.share('profcards_growth', moreBonus, earlier?.profcards, 2, source)
  if (!purchases) return
  const [rubles, returned] = [purchases.amountKopecks / 100, purchases.cashbackKopecks / 100]
  list.share('profcards_cashback_pct', purchases.cashbackKopecks, purchases.amountKopecks, 1, 'rows')
  list.ratio('profcards_avg_purchase', rubles, purchases.count, 2, 'RUB', 'rows')
  list.ratio('profcards_avg_cashback', returned, purchases.count, 2, 'RUB', 'rows')
  list.ratio('profcards_purchases_per_1000', purchases.count, profcards, 1, 'per 1000', 'rows', 1000)
}
