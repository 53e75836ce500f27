import type { Button, Screen, Text, TextVars } from '../../../core/screen.ts'
import type { ApplicationRow } from '../../../db/repos/applications.ts'
import type { CorrectionRow } from '../../../db/repos/corrections.ts'
import type { LinkRequestRow } from '../../../db/repos/link-requests.ts'
import { isCommonReason } from '../../../domain/membership/decision.ts'
import { shortName } from '../../../domain/membership/person-name.ts'
import { type WaitingDepartures, waitingButtons, waitingText } from '../departure/waiting-buttons.ts'
import { correctionButton } from '../profile/correction-screens.ts'

export const DECLINE = 'decline'
/** Second argument of the route `application.decline` that carries the decision out. */
export const CONFIRMED = 'yes'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const ALL: Button = { label: { key: 'applications.all' }, route: 'applications' }

export interface Page {
  rows: ApplicationRow[]
  total: number
  number: number
  size: number
  /** people who ask to link a chat with their card, and wait for the same decider */
  requests?: LinkRequestRow[]
  /** members who want to leave or to go over, and wait for the same decider */
  departures?: WaitingDepartures
  /** what members say is wrong on their cards */
  corrections?: CorrectionRow[]
}

export function listScreen(page: Page): Screen {
  const { rows, total, number, size, requests = [], departures, corrections = [] } = page
  const more = [
    ...(requests.length > 0 ? [{ key: 'applications.links' } as const] : []),
    ...waitingText(departures),
    ...(corrections.length > 0 ? [{ key: 'applications.corrections' } as const] : []),
  ]
  const turning: Button[] = [
    ...(number > 0 ? [pageButton('applications.earlier', number - 1)] : []),
    ...((number + 1) * size < total ? [pageButton('applications.later', number + 1)] : []),
  ]
  return {
    text: total === 0 ? { key: 'applications.empty' } : { key: 'applications.title', vars: { total } },
    ...(more.length > 0 && { more }),
    buttons: [
      ...requests.map((request) => [requestButton(request)]),
      ...waitingButtons(departures),
      ...corrections.map((correction) => [correctionButton(correction)]),
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
