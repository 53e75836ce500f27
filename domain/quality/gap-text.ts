import type { MessageKey } from '../../core/i18n.ts'
import type { Button, Screen, Text } from '../../core/screen.ts'
import type { PassportGap } from './gaps.ts'

/** Fields offered as buttons at once; the rest come as these are filled. */
export const MAX_BUTTONS = 5
const SLOTS = ['a', 'b', 'c', 'd', 'e'] as const

/** The name of a field. */
export function fieldText(field: string): { key: MessageKey } {
  return { key: `passport.${field}` as MessageKey }
}

/** One gap and everything it blocks. `termTo` is the end of the term, as people write dates. */
function gapLine(gap: PassportGap, termTo: string): Text {
  if (gap.reason === 'ended') return { key: 'gaps.line_ended', vars: { date: termTo } }
  if (gap.reason === 'returned') return { key: 'gaps.line_returned' }
  const blocks = gap.blocks.map((block, at) => [SLOTS[at] ?? 'e', { key: `block.${block}` as MessageKey }])
  return {
    key: `gaps.line_${gap.blocks.length}` as MessageKey,
    vars: { field: fieldText(gap.field), ...Object.fromEntries(blocks) },
  }
}

/** What the list says, once, and its lines. */
export function gapLines(gaps: readonly PassportGap[], termTo: string): Text[] {
  return [{ key: 'gaps.lead' }, ...gaps.map((gap) => gapLine(gap, termTo))]
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
    buttons: [...fillButtons(orgId, gaps), [{ label: { key: 'gaps.all' }, route: 'gaps', args: [orgId] }]],
  }
}
