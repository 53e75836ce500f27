import type { MessageKey } from '../../core/i18n.ts'
import type { Button } from '../../core/screen.ts'

/** What waits for a chair with full access, each by its number. */
export interface Waiting {
  /** people who want to join, leave, link a chat or correct their card */
  people: number
  questions: number
  /** empty fields of the own passport */
  gaps: number
  /** organisations directly below that nobody runs with full access */
  access: number
  /** members without a status */
  noStatus: number
  /** cards that were made and are not handed out */
  toHand: number
  /** rules of the registry that are broken; 0 where all of them stand here by themselves */
  broken: number
  duplicates: number
  /** members whom messages do not reach */
  unreached: number
}

/**
 * A button for each thing that waits, most urgent first: people who wait for an answer, what shuts a chair out, what
 * makes reports wrong, what can wait. What has zero is not offered.
 */
export function waitingButtons(orgId: number, level: string, waiting: Waiting): Button[] {
  const isPrimary = level === 'primary'
  const statuses: [string, Array<string | number>] = isPrimary
    ? ['statuses', [orgId, 0]]
    : ['mend.rule', [orgId, 'member_without_status']]
  const all: Array<[number, MessageKey, string, Array<string | number>?]> = [
    [waiting.people, 'desk.people', 'applications'],
    [waiting.questions, 'question.menu', 'questions'],
    [waiting.gaps, 'office.gapsCount', 'gaps', [orgId]],
    [waiting.access, 'summary.do_access', 'access.list', [orgId]],
    [waiting.noStatus, 'desk.statuses', ...statuses],
    [isPrimary ? waiting.toHand : 0, 'summary.do_tickets', 'tickets.list', [orgId, 'produced', 0]],
    [waiting.broken, 'desk.broken', 'mend', [orgId]],
    [waiting.duplicates, 'duplicates.button', 'duplicates', [orgId]],
    [waiting.unreached, 'desk.unreached', 'reach', [orgId]],
  ]
  return all.flatMap(([count, key, route, args]): Button[] =>
    count > 0 ? [{ label: { key, vars: { count } }, route, ...(args && { args }) }] : [],
  )
}
