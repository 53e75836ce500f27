import type { Screen, Text } from '../../core/screen.ts'
import { visible } from '../letters.ts'
import { fieldText } from './gap-text.ts'

/** Reasons that are offered; any other is typed. */
export const WAIVER_REASONS = ['none', 'above'] as const
const [SHORTEST, LONGEST] = [3, 200]

/** What was chosen or typed, fit to be kept and shown; undefined for no reason at all. */
export function readReason(text: string): string | undefined {
  const given = visible(text).replace(/\s+/g, ' ').trim()
  return given.length >= SHORTEST && given.length <= LONGEST ? given : undefined
}

function reasonText(reason: string): Text {
  const chosen = WAIVER_REASONS.find((each) => each === reason)
  return chosen ? { key: `waive.reason.${chosen}` } : { key: 'common.plain', vars: { text: reason } }
}

/** What the level above is asked. */
export function waiverRequest(waiver: {
  id: number
  field: string
  reason: string
  orgName: string
}): Screen {
  const { id, field, reason, orgName: name } = waiver
  return {
    text: { key: 'waive.request', vars: { name, field: fieldText(field), reason: reasonText(reason) } },
    buttons: [
      [
        { label: { key: 'proposal.yes' }, route: 'gap.waiver', args: [id, 'yes'], style: 'primary' },
        { label: { key: 'proposal.no' }, route: 'gap.waiver', args: [id, 'no'] },
      ],
      [{ label: { key: 'common.home' }, route: 'menu' }],
    ],
  }
}
