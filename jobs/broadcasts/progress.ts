import { toLocale } from '../../core/i18n.ts'
import type { Screen } from '../../core/screen.ts'
import {
  type BroadcastRow,
  broadcastCounts,
  findBroadcast,
  setProgressMessage,
} from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { type DeliveryCounts, totalOf } from '../../domain/broadcast/broadcast.ts'
import type { JobContext } from '../context.ts'
import { renderScreen } from '../sender/render.ts'

/** Telegram lets a chat be written to about once a second; an edit each 2.5 s leaves room for the person's own taps. */
const EDIT_EVERY_MS = 2_500

export interface Progress {
  /** something changed: show it when the last showing is old enough */
  touch: () => void
  /** shows the last state, where something changed since, and waits for it */
  close: () => Promise<void>
}

/** Shows the author how far a broadcast is, in one message edited in place. Failing to show it harms nothing. */
export function createProgress(context: JobContext, row: BroadcastRow): Progress {
  let shownAt = -EDIT_EVERY_MS
  let changed = false
  let showing: Promise<void> = Promise.resolve()
  const show = () => {
    shownAt = performance.now()
    changed = false
    showing = showing
      .then(() => showProgress(context, row.id))
      .catch((error: unknown) => context.log.warn({ err: error, broadcast: row.id }, 'progress not shown'))
  }
  return {
    touch: () => {
      changed = true
      if (performance.now() - shownAt >= EDIT_EVERY_MS) show()
    },
    close: () => {
      if (changed) show()
      return showing
    },
  }
}

/** What the author sees; the bot's own screen of a broadcast may be wider. */
function progressScreen(row: BroadcastRow, counts: DeliveryCounts): Screen {
  const { sent, skipped, failed, unknown } = counts
  const status = { key: `announce.status.${row.status}` as const }
  const vars = { id: String(row.id), status, sent, skipped, failed, unknown, total: totalOf(counts) }
  return {
    text: { key: 'broadcast.progress', vars },
    buttons: [
      [
        { label: { key: 'broadcast.open' }, route: 'broadcast', args: [row.id] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

async function showProgress({ database, codec, post }: JobContext, id: number): Promise<void> {
  const row = await findBroadcast(database.read, id)
  if (!row?.createdBy) return
  const author = await database.read.account.findUnique({ where: { id: row.createdBy } })
  if (author?.reach !== 'active') return
  const screen = progressScreen(row, await broadcastCounts(database.read, id))
  const message = renderScreen(screen, toLocale(author.locale), author.externalId, codec)
  await post.pace.take('realtime')
  if (row.progressMessageId) {
    await post.sender.edit(author.externalId, row.progressMessageId, message)
    return
  }
  const outcome = await post.sender.send(author.externalId, message)
  if (outcome.kind === 'sent') await transact(database, (tx) => setProgressMessage(tx, id, outcome.messageId))
}
