import { apportion } from '../apportion.ts'
import type { Decree } from '../region-sizes.ts'

/** What the whole union adds up to. Parts of one whole are rounded together, so that they keep summing to it. */
export type UnionTotals = ReturnType<typeof unionTotals>

/** The decree's totals, each times `fraction`: a single one rounded, parts of a whole by largest remainder. */
export function unionTotals(decree: Decree, fraction: number) {
  const { figures, stat, inRegistry, purchases } = decree
  const scaled = (total: number) => Math.round(total * fraction)
  const members = scaled(figures.members)
  const [working = 0, students = 0, pensioners = 0, noStatus = 0] = apportion(members, [
    figures.working,
    figures.students,
    figures.pensioners,
    figures.noStatus,
  ])
  // There is no union without a primary and a territorial organisation.
  const primaries = Math.max(1, scaled(decree.primariesInAis))
  const territorials = Math.max(1, scaled(decree.territorialsInAis))
  const [, primariesWithoutAccess = 0, primariesClosed = 0] = apportion(primaries, [
    inRegistry.primariesWithAccess,
    inRegistry.primariesWithoutAccess,
    inRegistry.primariesClosed,
  ])
  const [, territorialsWithoutAccess = 0] = apportion(territorials, [
    inRegistry.territorialsWithAccess,
    inRegistry.territorialsWithoutAccess,
  ])
  return {
    members,
    working,
    students,
    pensioners,
    noStatus,
    plasticTickets: scaled(figures.plasticTickets),
    refused: scaled(inRegistry.refused),
    refusedWithApp: scaled(inRegistry.refusedWithApp),
    appUsers: scaled(figures.appUsers),
    profcardsParticipants: scaled(figures.profcardsParticipants),
    joinedOnline: scaled(figures.joinedOnline),
    primaries,
    primariesWithoutAccess,
    primariesClosed,
    primariesWithoutMembers: scaled(inRegistry.primariesWithoutMembers),
    primariesCreated: scaled(inRegistry.primariesCreated),
    territorials,
    territorialsWithoutAccess,
    legalEntities: scaled(inRegistry.legalEntities),
    withTerritorialRights: scaled(inRegistry.withTerritorialRights),
    stat: {
      membersTotal: scaled(stat.membersTotal),
      working: scaled(stat.working),
      students: scaled(stat.students),
      pensioners: scaled(stat.pensioners),
      primaries: scaled(stat.primaries),
      primariesCreated: scaled(stat.primariesCreated),
      legalPrimaries: scaled(stat.legalPrimaries),
      legalTerritorials: scaled(stat.legalTerritorials),
      withTerritorialRights: scaled(stat.withTerritorialRights),
    },
    filings: filings(decree, scaled),
    purchases: {
      count: scaled(purchases.count),
      amountKopecks: scaled(purchases.amountRubles * 100),
      cashbackKopecks: scaled(purchases.cashbackRubles * 100),
    },
    quiz: quizTotals(decree, scaled),
  }
}

/** One date for which reports were filed. */
export interface Filing {
  asOf: string
  primaries: number
  territorials: number
  /** how many of the primaries filed which form; null: nobody said */
  forms: ReadonlyArray<readonly [form: PrimaryForm, count: number]> | null
}

export type PrimaryForm = '3-СП' | '4-СП' | '5-СП'

/** The dates of the decree's own year, and the latest one. Earlier years are known by their totals alone. */
function filings(decree: Decree, scaled: (total: number) => number): Filing[] {
  const year = decree.reportAsOf.slice(0, 4)
  const earlier = decree.earlier.flatMap((figures) =>
    figures.asOf.startsWith(year) && 'reportsPrimaries' in figures
      ? [
          {
            asOf: figures.asOf,
            primaries: scaled(figures.reportsPrimaries ?? 0),
            territorials: scaled(figures.reportsTerritorials ?? 0),
            forms: null,
          },
        ]
      : [],
  )
  const primaries = scaled(decree.figures.reportsPrimaries)
  const { forms } = decree.inRegistry
  const [third = 0, fourth = 0, fifth = 0] = apportion(primaries, [
    forms['3-СП'],
    forms['4-СП'],
    forms['5-СП'],
  ])
  const latest: Filing = {
    asOf: decree.reportAsOf,
    primaries,
    territorials: scaled(decree.figures.reportsTerritorials),
    forms: [
      ['3-СП', third],
      ['4-СП', fourth],
      ['5-СП', fifth],
    ],
  }
  return [...earlier, latest]
}

function quizTotals({ quiz }: Decree, scaled: (total: number) => number) {
  const participants = scaled(quiz.participants)
  const [passed = 0] = apportion(participants, [quiz.passed, quiz.participants - quiz.passed])
  const [excellent = 0] = apportion(passed, [quiz.excellent, quiz.passed - quiz.excellent])
  return { participants, passed, excellent }
}
