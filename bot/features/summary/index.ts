import { childrenCoverage } from '../../../db/repos/coverage.ts'
import { loadSummary } from '../../../db/repos/summaries.ts'
import { findPlace, mayLook, type SummaryPlace } from '../../../db/repos/summary-places.ts'
import { timetableOf } from '../../../db/repos/summary-plans.ts'
import { deciding, officeAt, pathAbove } from '../../../domain/identity/who.ts'
import type { SummaryReader } from '../../../domain/summary/figures.ts'
import { summaryScreen } from '../../../domain/summary/summary.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { sendAnalysis, showAnalysis } from './analysis.ts'
import { regionsPicture, summaryChart } from './pictures.ts'
import { belowScreen, captionScreen, chooseScreen, tableScreen } from './screens.ts'
import { writeSubTree } from './table.ts'
import { createTimetable } from './timetable.ts'

type Handlers =
  | 'show'
  | 'of'
  | 'below'
  | 'chart'
  | 'map'
  | 'table'
  | 'report'
  | 'analysis'
  | 'analysisFile'
  | 'timetable'
  | 'timetableSet'

/** The week of an organisation, and of any below it: a screen, pictures, tables. Nobody sees beyond the own sub-tree. */
export function createSummary(deps: Deps): Record<Handlers, Handler> {
  const { read } = deps.database

  return {
    ...createTimetable(deps),

    show: (turn, [orgId]) => own(turn, turn.who.offices, 'summary', orgId, summary),

    of: (turn, [orgId]) => inPlace(turn, orgId, (place) => summary(turn, place)),

    below: (turn, [orgId, page]) =>
      inPlace(turn, orgId, async (place) => {
        const children = await childrenCoverage(read, place.id, turn.today)
        return show(belowScreen(place, children, Number(page) || 0))
      }),

    chart: (turn, [orgId]) => inPlace(turn, orgId, (place) => chart(turn, place)),

    map: (turn, [orgId]) =>
      inPlace(turn, orgId, async (place) => {
        if (place.level !== 'union') return { note: { key: 'common.forbidden' } }
        const picture = await regionsPicture(read, turn)
        return { screen: captionScreen(place, turn.today, 'summary.map_caption'), picture }
      }),

    table: (turn, [orgId]) => inPlace(turn, orgId, (place) => table(turn, place)),

    analysis: (turn, [orgId]) => inPlace(turn, orgId, (place) => showAnalysis(read, turn, place)),

    analysisFile: (turn, [orgId, kind]) =>
      inPlace(turn, orgId, (place) => sendAnalysis(read, turn, place, kind)),

    report: (turn, [orgId]) => {
      const offices = turn.who.offices.filter(({ access }) => access === 'full')
      return own(turn, [...turn.who.grants, ...offices], 'report', orgId, report)
    },
  }

  async function summary(turn: Turn, place: SummaryPlace): Promise<Reply> {
    return show(summaryScreen(await loadSummary(read, place, turn.now), await readerOf(turn, place)))
  }

  /** The summary with the table of the whole sub-tree. */
  async function report(turn: Turn, place: SummaryPlace): Promise<Reply> {
    const { screen } = await summary(turn, place)
    const file = await tableFile(turn, place)
    return screen ? show({ ...screen, file: file.file }) : {}
  }

  async function readerOf({ who }: Turn, { id, path, parentId }: SummaryPlace): Promise<SummaryReader> {
    const office = officeAt(who, id)
    const above = parentId !== null && mayLook(who, pathAbove(path)) ? parentId : undefined
    return {
      own: office !== undefined || who.grants.some((grant) => grant.orgId === id),
      office: office !== undefined,
      decides: deciding(who, path) !== undefined,
      withChildren: office ? (await timetableOf(read, office.officeId)).withChildren : true,
      above,
    }
  }

  async function chart(turn: Turn, place: SummaryPlace): Promise<Reply> {
    const picture = await summaryChart(read, place, turn)
    if (!picture) return { note: { key: 'summary.chart_none' } }
    return { screen: captionScreen(place, turn.today, 'summary.chart_caption'), picture }
  }

  async function table(turn: Turn, place: SummaryPlace): Promise<Reply> {
    const { file, count } = await tableFile(turn, place)
    return show(tableScreen(place, count, file))
  }

  async function tableFile(turn: Turn, place: SummaryPlace) {
    const { path, count } = await writeSubTree(read, place, turn)
    const name = `svod-${place.aisId}-${turn.today}.xlsx`
    return { file: { name, path, temporary: true as const }, count }
  }

  /** An organisation at or below one that the person holds. */
  async function inPlace(
    turn: Turn,
    orgId: string | undefined,
    answer: (place: SummaryPlace) => Promise<Reply>,
  ): Promise<Reply> {
    const place = await findPlace(read, turn.who, Number(orgId))
    return place ? answer(place) : { note: { key: 'common.forbidden' } }
  }

  /** The one of what the person holds that a button names; the only one, or a choice, where it names none. */
  async function own(
    turn: Turn,
    held: ReadonlyArray<{ orgId: number }>,
    route: 'summary' | 'report',
    orgId: string | undefined,
    answer: (turn: Turn, place: SummaryPlace) => Promise<Reply>,
  ): Promise<Reply> {
    const ids = [...new Set(held.map((each) => each.orgId))].filter(
      (id) => orgId === undefined || String(id) === orgId,
    )
    const found = await Promise.all(ids.map((id) => findPlace(read, turn.who, id)))
    const places = found.filter((place) => place !== undefined)
    const [place] = places
    if (!place) return { note: { key: 'common.forbidden' } }
    return places.length > 1 ? show(chooseScreen(places, route)) : answer(turn, place)
  }
}
