import { percentHalfUp } from '../../domain/coverage/percent.ts'
import type { PrintedRegion } from '../../domain/registry/synthetic/printed-region.ts'
import type { RegistryCounts } from './count-registry.ts'

/** One figure as it was counted and as the decree has it. */
export interface Compared {
  figure: string
  counted: number | undefined
  decree: number
}

/** What the decree says of the whole union; each name says where the figure stands in the registry's counts. */
const UNION: Readonly<Record<string, number>> = {
  union: 1,
  regional: 80,
  okrug: 2,
  territorial: 2240,
  primary: 71_353,
  'primary.closed': 6,
  'primary.access': 64_645,
  'primary.noAccess': 6702,
  'territorial.access': 2233,
  'territorial.noAccess': 7,
  'primary.empty': 6774,
  'primary.created': 276,
  'primary.rights': 1078,
  members: 2_730_095,
  'status.working': 1_903_380,
  'status.student': 614_417,
  'status.pensioner': 42_336,
  'status.': 169_962,
  plastic: 1_838_493,
  'ticket.refused': 127_955,
  'app.refused': 17_307,
  profcards: 307_126,
  online: 29_511,
  purchases: 12_063,
  'purchases.kopecks': 2_304_512_600,
  'purchases.cashback': 71_500_000,
  'quiz.participants': 49_489,
  'quiz.passed': 39_832,
  'quiz.excellent': 2743,
  'union.quiz.participants': 4262,
  'stat.members_total': 3_602_659,
  'stat.working': 2_417_297,
  'stat.students': 1_102_093,
  'stat.pensioners': 83_257,
  'stat.primaries': 69_898,
  'stat.primaries_created': 513,
  'stat.legal_primaries': 626,
  'stat.legal_territorials': 1627,
  'stat.with_territorial_rights': 558,
  'regions.stat.members_total': 3_602_659,
  'regions.stat.primaries': 69_898,
  'filed.primary.2022-01-01': 23_210,
  'filed.territorial.2022-01-01': 1466,
  'filed.primary.2022-04-01': 4924,
  'filed.territorial.2022-04-01': 108,
  'filed.primary.2022-07-01': 7680,
  'filed.territorial.2022-07-01': 126,
  'filed.territorial.2022-10-01': 1474,
  'form.3-СП.2022-10-01': 644,
  'form.4-СП.2022-10-01': 88,
  'form.5-СП.2022-10-01': 30_283,
  '2021-01-01.reports_primaries': 14_361,
  '2021-01-01.reports_territorials': 358,
  '2021-12-06.members': 2_399_794,
  '2021-12-06.working': 1_717_074,
  '2021-12-06.students': 447_071,
  '2021-12-06.pensioners': 36_047,
  '2021-12-06.no_status': 202_875,
  '2021-12-06.plastic_tickets': 1_456_051,
  '2021-12-06.app_users': 56_884,
  '2021-12-06.profcards_participants': 276_219,
  '2021-12-06.joined_online': 5142,
}

export function unionFigures({ all }: RegistryCounts): Compared[] {
  const sums: Array<[string, number, number]> = [
    ['app users', all.of('app.refused') + all.of('app.others'), 69_797],
    ['legal entities', all.of('primary.legal') + all.of('territorial.legal'), 3272],
    ['passes of no region, at least 1971', Math.min(1971, all.of('union.quiz.passed')), 1971],
  ]
  return [
    ...Object.entries(UNION).map(([figure, decree]) => ({ figure, counted: all.of(figure), decree })),
    ...sums.map(([figure, counted, decree]) => ({ figure, counted, decree })),
  ]
}

/** Every figure that the decree prints of a region. */
export function regionFigures({ regions }: RegistryCounts, printed: readonly PrintedRegion[]): Compared[] {
  return printed.flatMap((region) => {
    const own = regions.get(region.aisId)
    const of = (name: string) => own?.of(name) ?? 0
    const figures: Array<[string, number | undefined, number | undefined]> = [
      ['coverage', percentHalfUp(of('members'), of('stat.members_total')), region.coveragePct],
      ['tickets', percentHalfUp(of('plastic'), of('members')), region.ticketPct],
      ['online', of('online'), region.onlineCount],
      ['online share', percentHalfUp(of('online'), of('members')), region.onlinePct],
      ['primaries', of('primary') - of('primary.closed'), region.primaries],
      ['primaries reported', of('filed.primary.2022-10-01'), region.primariesReported],
      ['quiz participants', of('quiz.participants'), region.quiz?.participants],
      ['quiz passed', of('quiz.passed'), region.quiz?.passed],
      ['quiz excellent', of('quiz.excellent'), region.quiz?.excellent],
    ]
    return figures.flatMap(([name, counted, decree]) =>
      decree === undefined ? [] : [{ figure: `${region.key} ${name}`, counted, decree }],
    )
  })
}

/** Sums and lengths of the decree's tables: which regions it lists must follow from the rows alone. */
export function tableFigures({ regions }: RegistryCounts, printed: readonly PrintedRegion[]): Compared[] {
  const rows = printed.flatMap((region) => {
    const counts = regions.get(region.aisId)
    return counts ? [{ region, of: (name: string) => counts.of(name) }] : []
  })
  const regional = rows.filter(({ region }) => !region.isOkrug)
  type Row = (typeof rows)[number]
  const coverage = ({ of }: Row) => percentHalfUp(of('members'), of('stat.members_total')) ?? 0
  const tickets = ({ of }: Row) => percentHalfUp(of('plastic'), of('members')) ?? 0
  const reports = ({ of }: Row) => percentHalfUp(of('filed.primary.2022-10-01'), of('primary')) ?? 0
  const within = (share: (row: Row) => number, above: number, upTo: number) =>
    regional.filter((row) => share(row) > above && share(row) <= upTo).length
  const joins = rows.filter(({ of }) => of('online') > 100)
  const quiz = rows.filter(({ of }) => of('quiz.participants') > 400)
  const sum = (list: readonly Row[], name: string) => list.reduce((total, { of }) => total + of(name), 0)
  const figures: Array<[string, number, number]> = [
    ['coverage of 100 %', within(coverage, 99.999, 1000), 12],
    ['coverage over 90 %', within(coverage, 90, 99.999), 19],
    ['coverage over 70 %', within(coverage, 70, 90), 17],
    ['coverage over 50 %', within(coverage, 50, 70), 17],
    ['coverage over 20 %', within(coverage, 20, 50), 9],
    ['coverage below', within(coverage, -1, 20), 6],
    ['tickets for all', within(tickets, 99.999, 100), 7],
    ['tickets over 70 %', within(tickets, 70, 99.999), 26],
    ['regions with a third of reports', within(reports, 100 / 3, 99.999), 21],
    ['regions with all reports', within(reports, 99.999, 100), 13],
    ['regions with over 100 joins', joins.length, 38],
    ['their joins', sum(joins, 'online'), 27_806],
    ['regions without a join', regional.filter(({ of }) => of('online') === 0).length, 2],
    ['regions with over 400 in the quiz', quiz.length, 28],
    ['their participants', sum(quiz, 'quiz.participants'), 39_901],
    ['their passes', sum(quiz, 'quiz.passed'), 32_535],
    ['participants of the others', sum(rows, 'quiz.participants') - sum(quiz, 'quiz.participants'), 5326],
  ]
  return figures.map(([figure, counted, decree]) => ({ figure, counted, decree }))
}

/** Numbers of the golden table that nobody counts: a printed rounding, and the thousand of «per 1000». */
const CONSTANTS = [170_000, 1000]

/** Which numbers in the formulas of the golden table are neither counted nor made of two or three counted ones. */
export function unknownNumbers(
  golden: ReadonlyArray<{ id: string; formula: string }>,
  counts: RegistryCounts,
  compared: readonly Compared[],
): string[] {
  const { all } = counts
  const rubles = [all.of('purchases.kopecks') / 100, all.of('purchases.cashback') / 100]
  const legal = all.of('stat.legal_primaries') + all.of('stat.legal_territorials')
  const base = [...compared.flatMap(({ counted }) => counted ?? []), ...rubles, legal]
  const known = new Set([...base, ...CONSTANTS])
  for (const one of base) for (const other of base) known.add(one - other).add(one + other)
  return golden.flatMap(({ id, formula }) =>
    (formula.match(/(?<![\d.])\d{3,}(?![\d.])/g) ?? [])
      .filter((number) => !known.has(Number(number)))
      .map((number) => `${id}: ${number}`),
  )
}
