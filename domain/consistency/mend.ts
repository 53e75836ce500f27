import type { MessageKey } from '../../core/i18n.ts'
import type { Button } from '../../core/screen.ts'
import type { RuleCode } from './rules.ts'

type Way = [key: MessageKey, route: string, ...args: Array<string | number>]

/** Where the chair of a primary mends a rule that it breaks. What is not here is mended in the АИС alone. */
const WAYS: Partial<Record<RuleCode, (orgId: number) => Way>> = {
  chair_empty: (orgId) => ['mend.fill', 'gap.fill', orgId, 'chair_full_name'],
  term_missing: (orgId) => ['mend.fill', 'gaps', orgId],
  term_over: (orgId) => ['mend.fill', 'gap.fill', orgId, 'term_to'],
  email_missing: (orgId) => ['mend.fill', 'gap.fill', orgId, 'chair_email'],
  mailing_consent_missing: (orgId) => ['mend.fill', 'gap.fill', orgId, 'chair_email_consent'],
  primary_without_members: (orgId) => ['joinLink.button', 'join.link', orgId],
  member_without_status: (orgId) => ['mend.people', 'statuses', orgId],
  ticket_not_issued: (orgId) => ['mend.people', 'tickets.list', orgId, 'produced', 0],
  refused_without_app: (orgId) => ['mend.people', 'tickets.list', orgId, 'refused', 0],
}

/** The button that opens what mends a rule in one's own primary; undefined where nothing in the bot does. */
export function mendButton(code: RuleCode, orgId: number): Button | undefined {
  const way = WAYS[code]?.(orgId)
  if (!way) return undefined
  const [key, route, ...args] = way
  return { label: { key }, route, args, style: 'primary' }
}

/** Can the chair of an organisation below mend it? Then the way to mend it there is to ring that chair. */
export function chairMends(code: RuleCode): boolean {
  return code in WAYS
}
