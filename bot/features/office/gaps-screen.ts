import type { Button, Screen, Text } from '../../../core/screen.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { fieldText, fillButtons, gapLines, MAX_BUTTONS } from '../../../domain/quality/gap-text.ts'
import type { OfficeView } from './screens.ts'

/** What is missing, with buttons for five fields at a time beginning with number `from`, below what was just done. */
export function gapsScreen(view: OfficeView, first: readonly Text[] = [], from = 0): Screen {
  const { office, gaps, waiting, name, passport } = view
  const toFill = gaps.filter(({ field }) => !waiting.includes(field))
  const title: Text =
    toFill.length > 0
      ? { key: 'gaps.title', vars: { name, count: toFill.length } }
      : { key: gaps.length > 0 ? 'gaps.waitingOnly' : 'gaps.none', vars: { name } }
  const lines = [
    ...gapLines(gaps, writtenDate(passport.termTo ?? ''), waiting),
    ...view.waived.map(({ field }): Text => ({ key: 'gaps.line_waived', vars: { field: fieldText(field) } })),
  ]
  const [text = title, ...more] = [...first, title, ...lines]
  return {
    text,
    ...(more.length > 0 && { more }),
    buttons: [
      ...fillButtons(office.orgId, toFill, from),
      ...moreButton(office.orgId, toFill.length, from),
      ...correctButtons(view),
      ...backButtons(view),
      [
        { label: { key: 'common.back' }, route: 'office', args: [office.orgId] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

/** The way to the fields that have no button yet, and round to the first ones. */
function moreButton(orgId: number, count: number, from: number): Button[][] {
  if (count <= MAX_BUTTONS) return []
  const next = count - from > MAX_BUTTONS ? from + MAX_BUTTONS : 0
  return [[{ label: { key: 'gaps.more' }, route: 'gaps', args: [orgId, next] }]]
}

/** What waits for the level above may have been a slip: it is typed anew. */
function correctButtons({ office, gaps, waiting, asked }: OfficeView): Button[][] {
  return gaps
    .filter(({ field }) => waiting.includes(field) && !asked.some((waiver) => waiver.field === field))
    .map(({ field }) => [
      {
        label: { key: 'gaps.correct', vars: { field: fieldText(field) } },
        route: 'gap.fill',
        args: [office.orgId, field],
      },
    ])
}

/** What was said not to apply is taken back here, decided on or not. */
function backButtons({ asked, waived }: OfficeView): Button[][] {
  return [...asked, ...waived].map(({ id, field }) => [
    { label: { key: 'waive.back', vars: { field: fieldText(field) } }, route: 'gap.unwaive', args: [id] },
  ])
}
