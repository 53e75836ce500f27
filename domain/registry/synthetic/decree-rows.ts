import type { Cell } from '../csv.ts'
import type { RegionFigures } from './region-figures.ts'
import type { Decree } from './region-sizes.ts'
import { row, type SyntheticRow } from './rows.ts'

/** The figures of the decree as rows: consolidated reports, snapshots and results of the quiz, union and regions. */
export function* decreeRows(
  figures: readonly RegionFigures[],
  decree: Decree,
  filledKey: string,
  asOf: string,
): Generator<SyntheticRow> {
  const union = decree.union.aisId
  yield report(union, decree.reportAsOf, toColumns(decree.stat))
  for (const earlier of decree.earlier) {
    yield row('snapshots', { org_ais_id: union, ...toColumns(earlier) })
  }
  yield row('snapshots', { org_ais_id: union, as_of: asOf, ...toColumns(decree.figures) })
  for (const region of figures) {
    const { aisId, key } = region.region
    yield report(aisId, decree.reportAsOf, {
      members_total: region.statMembers,
      ...region.stat,
      primaries: region.primaries,
      territorials: region.territorials,
    })
    // The filled region is counted from its own rows.
    if (key !== filledKey) yield row('snapshots', { org_ais_id: aisId, as_of: asOf, ...figuresOf(region) })
  }
  yield* quizRows(figures, decree)
}

function report(aisId: string, asOf: string, cells: Record<string, Cell>): SyntheticRow {
  return row('stat_reports', {
    org_ais_id: aisId,
    form: 'consolidated',
    as_of: asOf,
    source: 'manual',
    ...cells,
  })
}

function figuresOf(region: RegionFigures): Record<string, Cell> {
  return {
    members: region.members,
    working: region.working,
    students: region.students,
    pensioners: region.pensioners,
    no_status: region.noStatus,
    plastic_tickets: region.plasticTickets,
    app_users: region.appUsers,
    profcards_participants: region.profcardsParticipants,
    joined_online: region.joinedOnline,
    reports_primaries: region.primariesReported,
    reports_territorials: region.territorialsReported,
  }
}

/** A row of the union holds what no region accounts for. */
function* quizRows(figures: readonly RegionFigures[], decree: Decree): Generator<SyntheticRow> {
  const left = { ...decree.quiz }
  for (const { region } of figures) {
    if (!region.quiz) continue
    left.participants -= region.quiz.participants
    left.passed -= region.quiz.passed ?? 0
    left.excellent -= region.quiz.excellent ?? 0
    yield row('quiz_results', { org_ais_id: region.aisId, held_on: decree.quizHeldOn, ...region.quiz })
  }
  yield row('quiz_results', { org_ais_id: decree.union.aisId, held_on: decree.quizHeldOn, ...left })
}

/** { asOf: … } as { as_of: … }: the names of the data file as the names of columns. */
export function toColumns(values: Record<string, Cell>): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
