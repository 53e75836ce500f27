import type { BroadcastRow } from '../../db/repos/broadcast.ts'
import type { TracedMessage } from '../../db/repos/traced-messages.ts'
import { type Absence, type Standing, standingWithoutRow } from '../../domain/broadcast/absence.ts'
import { fateWords, obstacle, type Teller } from './message.ts'
import { firstWords, type Moment } from './words.ts'

/** A broadcast somebody asks about; `place`: whose sub-tree it is for, undefined for the whole union. */
export interface AskedBroadcast {
  row: BroadcastRow
  place: { label: string; path: string } | undefined
  recipient: TracedMessage | undefined
}

/** Why an account is, or is not, among the recipients of a broadcast; `why` is a code for programs. */
export interface BroadcastAnswer {
  id: number
  status: string
  recipient: boolean
  state: string | null
  why: string | null
  says: string
}

export function explainBroadcast({ row, place, recipient }: AskedBroadcast, teller: Teller): BroadcastAnswer {
  const { id, status } = row
  const about = `Broadcast ${id} («${firstWords(row.text)}») is for ${audience(row, place?.label)}.`
  if (recipient) {
    const says = `${about} The account is among its recipients: ${fateWords(recipient, teller)}.`
    return { id, status, recipient: true, state: recipient.state, why: recipient.reason, says }
  }
  const plan = { ...row, orgPath: place?.path ?? null }
  const standing = standingWithoutRow(plan, teller.person, teller.now)
  const why = standing.why ?? standing.stage
  return {
    id,
    status,
    recipient: false,
    state: null,
    why,
    says: `${about} ${sentence(row, standing, teller)}`,
  }
}

const ROLES = { all: 'everybody', members: 'linked members', chairs: 'chairs' }

function audience({ role, category }: BroadcastRow, label: string | undefined): string {
  const who = category === 'offer' ? `${ROLES[role]} who agreed to offers of partners` : ROLES[role]
  return label === undefined ? `${who} in the whole union` : `${who} in ${label} and below`
}

function sentence(row: BroadcastRow, standing: Standing, { person, say, now }: Teller): string {
  const why = standing.why && absence(standing.why, row, standing.since, say)
  switch (standing.stage) {
    case 'passed_over':
      return `The account is not among its recipients: ${why}.`
    case 'stopped':
      return `The account is not among its recipients: it was stopped before they were written down${why ? `, and they would not have been: ${why}` : ''}.`
    case 'not_planned': {
      const begins = row.startAt > now ? `, it starts at ${say(row.startAt)}` : ''
      const held = obstacle({ ...row, kind: 'broadcast', lane: 'bulk' }, person)
      const then = why
        ? `they will not be among them: ${why}`
        : `as things stand they will be among them${held ? `, and left out, ${held}` : ''}`
      return `Its recipients are not planned yet${begins}; ${then}.`
    }
  }
}

function absence(
  why: Absence,
  { role, plannedAt }: BroadcastRow,
  since: Date | undefined,
  say: Moment,
): string {
  const when = since ? say(since) : ''
  const planned = plannedAt ? `, and it was planned by ${say(plannedAt)}` : ''
  const link = { members: 'a member', chairs: 'an office', all: 'a member or an office' }[role]
  const sentences: Record<Absence, string> = {
    came_later: `they first wrote to the bot on ${when}${planned}`,
    unreachable: `nothing could reach them${when && ` since ${when}`}: they had blocked the bot or deleted the account`,
    reachable_later: `nothing could reach them then, only again since ${when}${planned}`,
    no_link: `the account is not linked to ${link}`,
    outside: 'the organisation they are linked to is outside its part of the union',
    left_union: 'the member they are linked to has left the union',
    linked_later: `they were linked to ${link} there on ${when}${planned}`,
    link_ended: `their link to ${link} there ended on ${when}${planned}`,
    no_consent: since
      ? `it is an offer of partners, and they took back their consent to offers on ${when}`
      : 'it is an offer of partners, and they have given no consent to offers',
    registry_changed: `the registry was another when it was planned${plannedAt ? ` by ${say(plannedAt)}` : ''}; today they would be`,
  }
  return sentences[why]
}
