import type { Screen } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { holdMember } from '../../../db/hold-row.ts'
import { livingCard, withdrawCards } from '../../../db/repos/issued-cards.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Turn } from '../../turn.ts'

/** What is lost with the old code, before it is. The answer names the card it is about: a second press ends no other. */
export async function renewScreen(read: Database['read'], memberId: number): Promise<Screen> {
  const cardId = await livingCard(read, memberId)
  return {
    text: { key: 'card.renew.ask' },
    buttons: [
      [{ label: { key: 'card.renew' }, route: 'card.renew', args: [cardId ?? 0], style: 'primary' }],
      [
        { label: { key: 'common.back' }, route: 'card' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

/** Ends the codes of the member's ticket, where `cardId` is the one that they saw. False where another is there already. */
export function endOwnCodes(
  database: Database,
  memberId: number,
  cardId: number,
  { now }: Turn,
): Promise<boolean> {
  return transact(database, async (tx) => {
    await holdMember(tx, memberId)
    if ((await livingCard(tx, memberId)) !== cardId) return false
    return (await withdrawCards(tx, memberId, 'renewed', now)) > 0
  })
}
