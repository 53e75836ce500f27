import type { Tx } from '../../db/client.ts'
import type { BroadcastRow } from '../../db/repos/broadcast.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'

/** Tells the author that the broadcast paused itself, and what to do. */
export async function tellPaused(
  tx: Tx,
  { id, createdBy, orgId }: BroadcastRow,
  why: 'errors' | 'stars',
  now: Date,
): Promise<void> {
  if (createdBy === null) return
  const screen = {
    text: { key: `broadcast.paused.${why}` as const, vars: { id: String(id) } },
    buttons: [
      [{ label: { key: 'broadcast.open' as const }, route: 'broadcast', args: [id] }],
      [{ label: { key: 'common.home' as const }, route: 'menu' }],
    ],
  }
  await appendOutbox(
    tx,
    {
      accountId: createdBy,
      ...(orgId !== null && { orgId }),
      ...{ kind: 'broadcast.paused', dedupeKey: `broadcast-paused:${id}:${now.getTime()}` },
      ...{ lane: 'realtime', class: 'reminder', screen, notBefore: now },
    },
    now,
  )
}
