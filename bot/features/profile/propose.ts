import type { Tx } from '../../../db/client.ts'
import { holdMember } from '../../../db/hold-row.ts'
import {
  CARD_COLUMN,
  type CorrectionRow,
  createCorrection,
  findCorrection,
  proposedSince,
  settleCorrection,
  waitingOf,
} from '../../../db/repos/corrections.ts'
import { fillMemberStatus, memberCard } from '../../../db/repos/member-card.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { cancelPlanned } from '../../../db/repos/outbox.ts'
import { type CorrectedField, mayPropose, needsChair } from '../../../domain/membership/correction.ts'
import { type MemberStatus, readStatus } from '../../../domain/membership/status.ts'
import { askKey } from '../../../domain/ticket/member-ask.ts'
import type { Turn } from '../../turn.ts'
import { decideScreen } from './correction-screens.ts'

const DAY_MS = 86_400_000

/** What became of a value that a member gave. */
export type Proposed = 'filled' | 'sent' | 'same' | 'tooMany'

/** Fills a value in, or leaves it with those who decide; a newer one takes the place of one that waits. */
export async function propose(
  tx: Tx,
  turn: Turn,
  memberId: number,
  { field, value, ownContact }: { field: CorrectedField; value: string; ownContact: boolean },
): Promise<Proposed> {
  // From two devices at once: the second one finds what the first one proposed.
  await holdMember(tx, memberId)
  const current = (await memberCard(tx, memberId))[CARD_COLUMN[field]]
  if (current === value) return 'same'
  const status = readStatus(value)
  if (!needsChair(field, current))
    return status && (await fillStatus(tx, turn, memberId, status)) ? 'filled' : 'same'
  const { accountId, now } = turn
  const waits = (await waitingOf(tx, memberId)).find((each) => each.field === field)
  if (waits?.newValue === value && waits.ownContact === ownContact) return 'sent'
  if (!mayPropose(await proposedSince(tx, memberId, new Date(now.getTime() - DAY_MS)))) return 'tooMany'
  if (waits) await settleCorrection(tx, waits.id, 'replaced', { accountId, at: now })
  const wish = { memberId, accountId, field, oldValue: current, newValue: value, ownContact, proposedAt: now }
  const row = await findCorrection(tx, await createCorrection(tx, wish))
  if (row) await askDeciders(tx, row, turn)
  return 'sent'
}

/** The member's word on an empty status; the question for it that has not left yet stays unasked. */
export async function fillStatus(
  tx: Tx,
  { accountId, now }: Turn,
  memberId: number,
  status: MemberStatus,
): Promise<boolean> {
  if (!(await fillMemberStatus(tx, memberId, status, accountId, now))) return false
  await cancelPlanned(tx, askKey(memberId, { what: 'status' }))
  return true
}

/** Asks those who decide at the member's organisation, never the member: for a chair's own card, those above. */
export async function askDeciders(
  tx: Tx,
  row: CorrectionRow,
  { today, now }: Pick<Turn, 'today' | 'now'>,
): Promise<void> {
  const { id, member, accountId: asker } = row
  for (const accountId of await decidingAccounts(tx, member.org.path, today, asker)) {
    const notice = {
      ...{ accountId, orgId: member.org.id, kind: 'correction.new' },
      ...{ dedupeKey: `correction.new:${id}:${member.org.id}:${accountId}`, screen: decideScreen(row) },
    }
    await appendNotice(tx, notice, now)
  }
}
