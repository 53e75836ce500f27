import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import {
  keepTry,
  memberByTicket,
  phoneHolder,
  requestsOfDay,
  triesOfDay,
} from '../../../db/repos/link-requests.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { isAnnounced, mayTry, ticketKey } from '../../../domain/identity/linking.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition, Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { newCodes } from './codes.ts'
import { type Asked, confirmScreen, requestedScreen, tooManyScreen } from './screens.ts'

/** Number and surname are printed on the card, so they open a request only; the answer never tells whether they matched. */
export function linkByTicket({ database }: Deps): DialogueDefinition {
  return {
    name: 'link-ticket',
    steps: [
      textStep('number', 'link.askTicket', 'link.wrongTicket', /^[\d\sA-Za-zА-Яа-я–-]{3,30}$/),
      textStep('surname', 'link.askSurname', 'link.wrongSurname', /^[\p{L}][\p{L} '’-]{0,60}$/u),
    ],
    review: (state, turn) => request(state.answers['number'] ?? '', state.answers['surname'] ?? '', turn),
  }

  async function request(number: string, surname: string, turn: Turn): Promise<Screen> {
    const { accountId, now } = turn
    const kept = await transact(database, async (tx) => {
      await endDialogue(tx, accountId, 'link-ticket')
      if (!mayTry(await triesOfDay(tx, accountId, now))) return undefined
      const ticketNumber = ticketKey(number)
      const member = await memberByTicket(tx, ticketNumber, surname)
      const tried = { accountId, ticketNumber, memberId: member?.id }
      const request = await keepTry(tx, tried, newCodes(), now)
      if (member) await askToConfirm(tx, { ...request, member }, turn)
      return request
    })
    return kept === undefined ? tooManyScreen() : requestedScreen(kept)
  }
}

/**
 * The account that the phone on record opened decides; where there is none, the chair or the nearest above, but never
 * the asker. Where nobody can be asked, or too many ask about one card, the request waits among the applications of
 * whoever may decide.
 */
async function askToConfirm(
  tx: Tx,
  asked: Asked & { member: { id: number; orgId: number; org: { path: string } } },
  turn: Turn,
): Promise<void> {
  const { id, member } = asked
  if (!isAnnounced(await requestsOfDay(tx, member.id, id, turn.now))) return
  const holder = await phoneHolder(tx, member.id)
  const isHeld = holder !== undefined && holder !== turn.accountId
  const deciders = isHeld ? [holder] : await decidingAccounts(tx, member.org.path, turn.today, turn.accountId)
  const screen = confirmScreen(asked, isHeld ? 'holder' : 'chair')
  for (const accountId of deciders) {
    const dedupeKey = `link.request:${id}:${accountId}`
    await appendNotice(
      tx,
      { accountId, orgId: member.orgId, kind: 'link.request', dedupeKey, screen },
      turn.now,
    )
  }
}

function textStep(
  id: string,
  ask: 'link.askTicket' | 'link.askSurname',
  wrong: 'link.wrongTicket' | 'link.wrongSurname',
  shape: RegExp,
): Step {
  return {
    id,
    ask: () => ({
      text: { key: ask },
      buttons: [
        [
          { label: { key: 'common.cancel' }, route: 'cancel' },
          { label: { key: 'common.home' }, route: 'menu' },
        ],
      ],
    }),
    read: (input) => {
      const text = input.kind === 'text' ? input.text.trim() : ''
      return shape.test(text) ? { ok: true, value: text } : { ok: false, why: { key: wrong } }
    },
  }
}
