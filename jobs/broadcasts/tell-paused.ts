import type { Tx } from '../../db/client.ts'
import type { BroadcastRow } from '../../db/repos/broadcast.ts'
import { appendNotice } from '../../db/repos/notices.ts'
import { unionAdmins } from '../../db/repos/union-admins.ts'

/** Tells the author that the broadcast paused itself, and what to do; without an author, the admins of the union. */
export async function tellPaused(
  tx: Tx,
  { id, createdBy, orgId }: BroadcastRow,
  why: 'errors' | 'stars',
  now: Date,
): Promise<void> {
  const screen = {
    text: { key: `broadcast.paused.${why}` as const, vars: { id: String(id) } },
    buttons: [
      [{ label: { key: 'broadcast.open' as const }, route: 'broadcast', args: [id] }],
      [{ label: { key: 'common.home' as const }, route: 'menu' }],
    ],
  }
  for (const accountId of createdBy === null ? await unionAdmins(tx) : [createdBy])
    await appendNotice(
      tx,
      {
        ...{ accountId, ...(orgId !== null && { orgId }), screen },
        ...{ kind: 'broadcast.paused', dedupeKey: `broadcast-paused:${id}:${now.getTime()}:${accountId}` },
      },
      now,
    )
}
