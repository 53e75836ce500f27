import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Coverage } from '../../../domain/coverage/coverage.ts'
import { type Named, orgLabel } from '../../../domain/organisation/label.ts'
import { childButton } from '../../../domain/summary/summary.ts'
import { HOURS, type Timetable, WEEKDAYS } from '../../../domain/summary/timetable.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
/** Organisations of one page: as many buttons as a phone shows. */
const PAGE = 8

function back(orgId: number): Button[] {
  return [{ label: { key: 'summary.back' }, route: 'summary.of', args: [orgId] }, HOME]
}

export function chooseScreen(places: ReadonlyArray<Named & { id: number }>, route: string): Screen {
  const rows = places.map((place): Button[] => [
    { label: { key: 'common.plain', vars: { text: orgLabel(place) } }, route, args: [place.id] },
  ])
  return { text: { key: 'summary.choose' }, buttons: [...rows, [HOME]] }
}

/** The organisations directly below, worst first; each opens its summary. */
export function belowScreen(place: SummaryPlace, children: readonly Coverage[], wanted: number): Screen {
  const from = wanted * PAGE < children.length ? wanted * PAGE : 0
  const rows = children.slice(from, from + PAGE).map(({ org, members, statMembers }) => {
    const figures = members !== null && statMembers ? { members, statMembers } : {}
    return [childButton({ id: org.id, name: orgLabel(org), ...figures })]
  })
  const next = from + PAGE < children.length ? from / PAGE + 1 : 0
  const more: Button = {
    label: { key: 'summary.below_more' },
    route: 'summary.below',
    args: [place.id, next],
  }
  const text: Text =
    children.length === 0
      ? { key: 'summary.below_none' }
      : { key: 'summary.below_title', vars: { name: orgLabel(place) } }
  return { text, buttons: [...rows, ...(children.length > PAGE ? [[more]] : []), back(place.id)] }
}

export function captionScreen(
  place: SummaryPlace,
  today: string,
  key: 'summary.chart_caption' | 'summary.map_caption',
): Screen {
  return {
    text: { key, vars: { name: orgLabel(place), date: writtenDate(today) } },
    buttons: [back(place.id)],
  }
}

export function tableScreen(place: SummaryPlace, count: number, file: NonNullable<Screen['file']>): Screen {
  return {
    text: { key: 'summary.table_ready', vars: { name: orgLabel(place), count } },
    file,
    buttons: [back(place.id)],
  }
}

/** When the summary of an office comes; what is chosen is marked. */
export function timetableScreen(place: SummaryPlace, timetable: Timetable): Screen {
  const { weekday, hour, withChildren, quarterly } = timetable
  const set = (label: Text, chosen: boolean, what: string, value: number): Button => ({
    label: chosen ? { key: 'timetable.chosen', vars: { what: label } } : label,
    route: 'timetable.set',
    args: [place.id, what, value],
  })
  const days = WEEKDAYS.map((day) => set({ key: `timetable.day.${day}` }, day === weekday, 'day', day))
  const hours = HOURS.map((each) =>
    set({ key: 'timetable.hour', vars: { hour: String(each) } }, each === hour, 'hour', each),
  )
  const depth: Text = { key: withChildren ? 'timetable.makeFlat' : 'timetable.makeDeep' }
  const quarter: Text = { key: quarterly ? 'timetable.stopQuarterly' : 'timetable.makeQuarterly' }
  const off: Text = { key: weekday === 0 ? 'timetable.makeOn' : 'timetable.makeOff' }
  return {
    text: { key: 'timetable.title', vars: { name: orgLabel(place) } },
    more: [
      whenText(timetable),
      ...(place.level === 'primary'
        ? []
        : [{ key: withChildren ? ('timetable.deep' as const) : ('timetable.flat' as const) }]),
      ...(quarterly ? [{ key: 'timetable.quarterly' as const }] : []),
    ],
    buttons: [
      days,
      ...(weekday === 0 ? [] : [hours]),
      ...(place.level === 'primary' ? [] : [[set(depth, false, 'depth', withChildren ? 0 : 1)]]),
      [set(quarter, false, 'quarter', quarterly ? 0 : 1)],
      [set(off, false, 'day', weekday === 0 ? 1 : 0)],
      back(place.id),
    ],
  }
}

function whenText({ weekday, hour }: Timetable): Text {
  const day = WEEKDAYS.find((each) => each === weekday)
  if (day === undefined) return { key: 'timetable.off' }
  return { key: 'timetable.on', vars: { weekday: { key: `timetable.onDay.${day}` }, hour: String(hour) } }
}
