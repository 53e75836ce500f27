import type { Button, Screen, Text } from '../../../core/screen.ts'
import { type BroadcastRow, sendAgain } from '../../../db/repos/broadcast.ts'
import { type UnknownRecipient, unknownRecipients } from '../../../db/repos/unknown-recipients.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Who } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { mayAnnounce } from './authority.ts'
import { findOwn, findOwnNow } from './own.ts'
import { notFound, type ShowProgress } from './reply.ts'
import { HOME } from './screens.ts'
import type { Sources } from './sending.ts'

/** People named on the screen; all of them are in the list that can be downloaded. */
const NAMED = 15

/** Writes once more to those of whom nobody knows whether they got it, after a question that says who they are. */
export function createAgain({ database }: Deps, progress: ShowProgress): Handler {
  return async (turn, [id, confirmed]) => {
    if (confirmed !== 'yes') {
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(await askScreen(database, row, turn.who)) : notFound()
    }
    const done = await transact(database, async (tx) => {
      const row = await findOwnNow(tx, turn, id)
      return row && { id: row.id, count: await sendAgain(tx, row.id, turn.now) }
    })
    if (!done) return notFound()
    return progress(turn, done.id, {
      key: done.count > 0 ? 'announce.againStarted' : 'announce.againNobody',
    })
  }
}

async function askScreen({ read, counts }: Sources, { id }: BroadcastRow, who: Who): Promise<Screen> {
  const { unknown: count } = (await counts.of(id)).counts
  const back: Button[] = [{ label: { key: 'common.back' }, route: 'broadcast', args: [id] }, HOME]
  if (count === 0) return { text: { key: 'announce.againNobody' }, buttons: [back] }
  const named = await unknownRecipients(read, id, NAMED)
  const more = count - named.length
  return {
    text: { key: 'announce.againAsk', vars: { id, count } },
    more: [
      ...named.map((recipient) => recipientText(recipient, who)),
      ...(more > 0 ? [{ key: 'announce.againMore', vars: { count: more } } as const] : []),
      { key: 'announce.againWarn' },
    ],
    buttons: [
      [
        {
          label: { key: 'announce.againYes' },
          route: 'broadcast.again',
          args: [id, 'yes'],
          style: 'danger',
        },
      ],
      back,
    ],
  }
}

/** An organisation that the author has no say in is not named. */
function recipientText({ externalId, as }: UnknownRecipient, who: Who): Text {
  if (!as || !mayAnnounce(who, as.orgPath)) return { key: 'announce.againOther', vars: { id: externalId } }
  return { key: as.role === 'chair' ? 'announce.againChair' : 'announce.againMember', vars: { org: as.org } }
}
