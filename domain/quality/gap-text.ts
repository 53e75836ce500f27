import type { MessageKey } from '../../core/i18n.ts'
import type { Screen, Text } from '../../core/screen.ts'
import type { PassportGap } from './gaps.ts'
import type { PassportField } from './passport.ts'

/** Fields offered as buttons at once; the rest come as these are filled. */
const MAX_BUTTONS = 5
const SLOTS = ['a', 'b', 'c', 'd', 'e'] as const

/** The name of a field. */
function fieldText(field: PassportField): Text {
  return { key: `passport.${field}` }
}

/** One gap and everything it blocks. `termTo` is the end of the term, as people write dates. */
function gapLine(gap: PassportGap, termTo: string): Text {
  if (gap.reason === 'ended') return { key: 'gaps.line_ended', vars: { date: termTo } }
  const blocks = gap.blocks.map((block, at) => [SLOTS[at] ?? 'e', { key: `block.${block}` as MessageKey }])
  return {
    key: `gaps.line_${gap.blocks.length}` as MessageKey,
    vars: { field: fieldText(gap.field), ...Object.fromEntries(blocks) },
  }
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
  const fill = gaps.slice(0, MAX_BUTTONS).map(({ field }) => [
    {
      label: { key: 'gaps.fill' as const, vars: { field: fieldText(field) } },
      route: 'gap.fill',
      args: [orgId, field],
    },
  ])
  return {
    text: {
      key: urgent ? 'gaps.reminder_urgent' : 'gaps.reminder',
      vars: { name, count: gaps.length },
    },
    more: gaps.map((gap) => gapLine(gap, termTo)),
    buttons: [...fill, [{ label: { key: 'gaps.all' }, route: 'gaps', args: [orgId] }]],
  }
}
