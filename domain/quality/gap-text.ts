import type { MessageKey } from '../../core/i18n.ts'
import type { Button, Screen, Text } from '../../core/screen.ts'
import type { Block } from './field-table.ts'
import type { PassportGap } from './gaps.ts'

/** Fields offered as buttons at once; the rest come as these are filled. */
export const MAX_BUTTONS = 5
const SLOTS = ['a', 'b', 'c', 'd', 'e'] as const

/** The name of a field. */
export function fieldText(field: string): { key: MessageKey } {
  return { key: `passport.${field}` as MessageKey }
}

/** Fields that block the same, and all that they block. `termTo` is the end of the term, as people write dates. */
function gapLine([gap, ...others]: [PassportGap, ...PassportGap[]], termTo: string): Text {
  if (gap.reason === 'ended') return { key: 'gaps.line_ended', vars: { date: termTo } }
  if (gap.reason === 'returned') return { key: 'gaps.line_returned' }
  const field = others.reduce<Text>(
    (list, next) => ({ key: 'gaps.fields', vars: { list, next: fieldText(next.field) } }),
    fieldText(gap.field),
  )
  return { key: `gaps.line_${gap.blocks.length}` as MessageKey, vars: { field, ...slots(gap.blocks) } }
}

/** Neighbours that are empty and block the same stand in one line: a phone shows few of them. */
function alike(gaps: readonly PassportGap[]): Array<[PassportGap, ...PassportGap[]]> {
  const groups: Array<[PassportGap, ...PassportGap[]]> = []
  for (const gap of gaps) {
    const group = groups.at(-1)
    const fits = group?.every(({ reason }) => reason === 'empty') && gap.reason === 'empty'
    if (group && fits && group[0].blocks.join() === gap.blocks.join()) group.push(gap)
    else groups.push([gap])
  }
  return groups
}

/** What the list says, once, and its lines: last those that are answered and wait for a decision above. */
export function gapLines(
  gaps: readonly PassportGap[],
  termTo: string,
  waiting: readonly string[] = [],
): Text[] {
  const toFill = gaps.filter(({ field }) => !waiting.includes(field))
  return [
    ...(toFill.length > 0 ? [{ key: 'gaps.lead' as const }] : []),
    ...alike(toFill).map((group) => gapLine(group, termTo)),
    ...gaps
      .filter(({ field }) => waiting.includes(field))
      .map(({ field }): Text => ({ key: 'gaps.line_waiting', vars: { field: fieldText(field) } })),
  ]
}

/** Buttons that open the fields one by one, five of them beginning with number `from`. */
export function fillButtons(orgId: number, gaps: readonly PassportGap[], from = 0): Button[][] {
  return gaps.slice(from, from + MAX_BUTTONS).map(({ field }) => [
    {
      label: { key: 'gaps.fill', vars: { field: fieldText(field) } },
      route: 'gap.fill',
      args: [orgId, field],
    },
  ])
}

/** The reminder an office gets: what is empty, what each empty field blocks, and buttons to fill it now. */
export function reminderScreen(reminder: {
  orgId: number
  name: string
  gaps: PassportGap[]
  termTo: string
  urgent: boolean
}): Screen {
  const { orgId, name, gaps, termTo, urgent } = reminder
  return {
    text: {
      key: urgent ? 'gaps.reminder_urgent' : 'gaps.reminder',
      vars: { name, count: gaps.length },
    },
    more: gapLines(gaps, termTo),
    buttons: [
      ...fillButtons(orgId, gaps),
      [{ label: { key: 'gaps.all' }, route: 'gaps', args: [orgId] }],
      [
        { label: { key: 'gaps.snoozeWeek' }, route: 'gap.snooze', args: [orgId, 'week'] },
        { label: { key: 'gaps.snoozeMonth' }, route: 'gap.snooze', args: [orgId, 'month'] },
      ],
    ],
  }
}

/** What stands in the place of a reminder when all it named is filled. */
export function filledScreen(name: string): Screen {
  return {
    text: { key: 'gaps.filled', vars: { name } },
    buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
  }
}

/** What a filled field opens: what works now, or how much is still missing for the nearest thing. */
export function openedText(
  blocks: readonly Block[],
  rest: readonly { blocks: readonly Block[] }[],
): Text | undefined {
  const left = (block: Block) => rest.filter((gap) => gap.blocks.includes(block)).length
  const open = blocks.filter((block) => left(block) === 0)
  if (open.length > 0) return { key: `fill.opened_${open.length}` as MessageKey, vars: slots(open) }
  const [nearest] = blocks.toSorted((one, other) => left(one) - left(other))
  return nearest && { key: 'fill.left', vars: { block: blockText(nearest), count: left(nearest) } }
}

function blockText(block: Block): { key: MessageKey } {
  return { key: `block.${block}` as MessageKey }
}

/** Things that a field blocks, for a text with as many places. */
function slots(blocks: readonly Block[]) {
  return Object.fromEntries(blocks.map((block, at) => [SLOTS[at] ?? 'e', blockText(block)]))
}
