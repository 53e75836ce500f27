import type { Button, Screen, Text, TextVars } from '../../../core/screen.ts'
import type { ApplicationRow } from '../../../db/repos/applications.ts'
import type { LinkRequestRow } from '../../../db/repos/link-requests.ts'
import { DECLINE_REASONS, isCommonReason } from '../../../domain/membership/decision.ts'
import { fullName, shortName } from '../../../domain/membership/person-name.ts'
import { answerButton } from '../../dialogue.ts'

export const DECLINE = 'decline'
/** Second argument of the route `application.decline` that carries the decision out. */
export const CONFIRMED = 'yes'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const CANCEL: Button = { label: { key: 'common.cancel' }, route: 'cancel' }
const ALL: Button = { label: { key: 'applications.all' }, route: 'applications' }

export interface Page {
  rows: ApplicationRow[]
  total: number
  number: number
  size: number
  /** people who ask to link a chat with their card, and wait for the same decider */
  requests?: LinkRequestRow[]
}

export function listScreen(page: Page): Screen {
  const { rows, total, number, size, requests = [] } = page
  const turning: Button[] = [
    ...(number > 0 ? [pageButton('applications.earlier', number - 1)] : []),
    ...((number + 1) * size < total ? [pageButton('applications.later', number + 1)] : []),
  ]
  return {
    text: total === 0 ? { key: 'applications.empty' } : { key: 'applications.title', vars: { total } },
    ...(requests.length > 0 && { more: [{ key: 'applications.links' }] }),
    buttons: [
      ...requests.map((request) => [requestButton(request)]),
      ...rows.map((row) => [rowButton(row)]),
      ...(turning.length > 0 ? [turning] : []),
      [HOME],
    ],
  }
}

function pageButton(key: 'applications.earlier' | 'applications.later', number: number): Button {
  return { label: { key }, route: 'applications', args: [number] }
}

function rowButton(row: ApplicationRow): Button {
  const vars = { name: shortName(row), place: row.org.name }
  return { label: { key: 'applications.item', vars }, route: 'application', args: [row.id] }
}

function requestButton({ id, member }: LinkRequestRow): Button {
  return {
    label: { key: 'applications.link', vars: { name: shortName(member) } },
    route: 'link.request',
    args: [id],
  }
}

/** A word on why there is nothing to see or do. */
export function noticeScreen(notice: Text): Screen {
  return { text: notice, buttons: [[ALL, HOME]] }
}

/** A common reason in the reader's language, other words as they were typed. */
export function reasonVar(reason: string): TextVars[string] {
  return isCommonReason(reason) ? { key: `applications.reason.${reason}` } : reason
}

export function reasonScreen(row: ApplicationRow | undefined): Screen {
  const buttons = DECLINE_REASONS.map((reason) => [
    answerButton(DECLINE, 'reason', reason, { key: `applications.reason.${reason}` }),
  ])
  return {
    text: { key: 'applications.reason.ask', vars: { name: row ? fullName(row) : '' } },
    buttons: [...buttons, [CANCEL, HOME]],
  }
}

/** The last look before an applicant is refused. */
export function declineScreen(row: ApplicationRow, reason: string): Screen {
  const vars = { name: fullName(row), reason: reasonVar(reason) }
  return {
    text: { key: 'applications.reason.review', vars },
    buttons: [
      [
        {
          label: { key: 'applications.decline' },
          route: 'application.decline',
          args: [row.id, CONFIRMED],
          style: 'danger',
        },
      ],
      [{ label: { key: 'applications.reason.edit' }, route: 'edit', args: [DECLINE, 'reason'] }],
      [CANCEL, HOME],
    ],
  }
}
