import type { Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import type { ApplicationRow } from '../../../db/repos/applications.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { cancelPlanned } from '../../../db/repos/outbox.ts'
import { reasonVar } from './screens.ts'

type Decided = Pick<ApplicationRow, 'id' | 'accountId' | 'org' | 'state' | 'decidedAt' | 'declineReason'>

/** Tells the applicant what was decided. */
export async function tellOutcome(tx: Tx, row: Decided, now: Date): Promise<void> {
  await tell(tx, row, { kind: kindOf(row), dedupeKey: keyOf(row), text: outcomeText(row) }, now)
}

/** Takes the word of a decision back: unsaid where it has not left yet, else corrected. */
export async function tellReopened(tx: Tx, row: Decided, now: Date): Promise<void> {
  if (await cancelPlanned(tx, keyOf(row))) return
  const kind = 'application.reopened'
  const text: Text = { key: 'applications.reopened', vars: { place: row.org.name } }
  await tell(tx, row, { kind, dedupeKey: `${kind}:${row.id}:${row.decidedAt?.getTime()}`, text }, now)
}

function kindOf({ state }: Decided): string {
  return `application.${state}`
}

/** Each decision is told once, and one that follows an undone one is told as well. */
function keyOf(row: Decided): string {
  return `${kindOf(row)}:${row.id}:${row.decidedAt?.getTime()}`
}

function outcomeText({ org, state, declineReason }: Decided): Text {
  const place = org.name
  return state === 'accepted'
    ? { key: 'applications.accepted', vars: { place } }
    : { key: 'applications.declined', vars: { place, reason: reasonVar(declineReason ?? '') } }
}

async function tell(
  tx: Tx,
  row: Decided,
  message: { kind: string; dedupeKey: string; text: Text },
  now: Date,
): Promise<void> {
  const { text, ...rest } = message
  const screen: Screen = {
    text,
    buttons: [
      [
        { label: { key: 'join.mine' }, route: 'join.mine' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
  await appendNotice(tx, { ...rest, accountId: row.accountId, orgId: row.org.id, screen }, now)
}
