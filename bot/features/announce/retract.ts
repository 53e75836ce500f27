import type { Button, Screen } from '../../../core/screen.ts'
import type { BroadcastRow } from '../../../db/repos/broadcast.ts'
import { sentSince } from '../../../db/repos/delivery-reasons.ts'
import { askRetract } from '../../../db/repos/retract.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { RETRACTABLE_MS } from '../../../domain/broadcast/broadcast.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { findOwn, findOwnNow } from './own.ts'
import { notFound, type ShowProgress } from './reply.ts'
import { HOME } from './screens.ts'
import type { Sources } from './sending.ts'

/** Takes a broadcast back after a question that says how much of it can be. */
export function createRetract({ database }: Deps, progress: ShowProgress): Handler {
  return async (turn, [id, confirmed]) => {
    if (confirmed !== 'yes') {
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(await askScreen(database, row, turn)) : notFound()
    }
    const row = await transact(database, async (tx) => {
      const own = await findOwnNow(tx, turn, id)
      if (own) await askRetract(tx, own.id, turn.now)
      return own
    })
    return row ? progress(turn, row.id, { key: 'announce.retractStarted' }) : notFound()
  }
}

async function askScreen(sources: Sources, { id }: BroadcastRow, { now }: Turn): Promise<Screen> {
  const { sent } = (await sources.counts.of(id)).counts
  const young = await sentSince(sources, id, new Date(now.getTime() - RETRACTABLE_MS))
  const back: Button[] = [{ label: { key: 'common.back' }, route: 'broadcast', args: [id] }, HOME]
  if (young === 0) return { text: { key: 'announce.retractNone', vars: { sent } }, buttons: [back] }
  return {
    text: { key: 'announce.retractAsk', vars: { id, young, sent } },
    buttons: [
      [
        {
          label: { key: 'announce.retractYes' },
          route: 'broadcast.retract',
          args: [id, 'yes'],
          style: 'danger',
        },
      ],
      back,
    ],
  }
}
