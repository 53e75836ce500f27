import type { Screen } from '../../../core/screen.ts'
import { chunks } from '../../../db/chunks.ts'
import type { Tx } from '../../../db/client.ts'
import { holdersOf } from '../../../db/repos/member-statuses.ts'
import { appendOutboxMany, cancelPlannedMany } from '../../../db/repos/outbox-many.ts'
import type { MemberStatus } from '../../../domain/membership/status.ts'
import type { OutgoingMessage } from '../../../domain/outbox/ports.ts'
import { UNDO_SECONDS } from '../../../domain/undo.ts'
import type { Turn } from '../../turn.ts'

/** Members in the bot hear what the chair said of them, and where to say otherwise: once it can be taken back no more. */
export async function tellMembers(
  tx: Tx,
  { orgId, memberIds, status }: { orgId: number; memberIds: readonly number[]; status: MemberStatus },
  { accountId: chair, now }: Turn,
): Promise<void> {
  const notBefore = new Date(now.getTime() + UNDO_SECONDS * 1000)
  const screen = toldScreen(status)
  const messages = (await holdersOf(tx, memberIds))
    .filter(({ accountId }) => accountId !== chair)
    .map(
      ({ accountId, memberId }): OutgoingMessage => ({
        ...{ accountId, orgId, kind: 'status.told', dedupeKey: keyOf(memberId, now) },
        ...{ lane: 'bulk', class: 'reminder', screen, notBefore },
      }),
    )
  await appendOutboxMany(tx, messages, now)
}

export async function withdrawWords(tx: Tx, memberIds: readonly number[], filledAt: Date): Promise<void> {
  for (const ids of chunks(memberIds))
    await cancelPlannedMany(
      tx,
      ids.map((id) => keyOf(id, filledAt)),
    )
}

function keyOf(memberId: number, filledAt: Date): string {
  return `status.told:${memberId}:${filledAt.getTime()}`
}

function toldScreen(status: MemberStatus): Screen {
  return {
    text: { key: 'statuses.told', vars: { status: { key: `status.${status}` } } },
    buttons: [
      [{ label: { key: 'profile.edit.status' }, route: 'profile.edit', args: ['status'] }],
      [
        { label: { key: 'menu.profile' }, route: 'profile' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
