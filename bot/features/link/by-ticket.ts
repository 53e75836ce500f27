import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { memberByTicket, phoneHolder, recentTries } from '../../../db/repos/link-requests.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { mayTry } from '../../../domain/identity/linking.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition, Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { confirmScreen } from './screens.ts'

/** Number and surname are printed on the card, so they open a request only; the answer never tells whether they matched. */
export function linkByTicket({ database }: Deps): DialogueDefinition {
  return {
    name: 'link-ticket',
    steps: [
      textStep('number', 'link.askTicket', 'link.wrongTicket', /^[\d A-Za-zА-Яа-я-]{3,30}$/),
      textStep('surname', 'link.askSurname', 'link.wrongSurname', /^[\p{L}][\p{L} '’-]{0,60}$/u),
    ],
    review: (state, turn) => request(state.answers['number'] ?? '', state.answers['surname'] ?? '', turn),
  }

  async function request(number: string, surname: string, turn: Turn): Promise<Screen> {
    await transact(database, async (tx) => {
      await endDialogue(tx, turn.accountId, 'link-ticket')
      const allowed = mayTry(await recentTries(tx, turn.accountId, number, turn.now))
      const member = allowed ? await memberByTicket(tx, number, surname) : undefined
      const row = await tx.linkRequest.create({
        data: {
          accountId: turn.accountId,
          ticketNumber: number,
          memberId: member?.id ?? null,
          state: 'pending',
          createdAt: turn.now,
        },
      })
      if (member) await askToConfirm(tx, row.id, member, turn)
    })
    return { text: { key: 'link.requested' }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] }
  }
}

/**
 * The account that the phone on record opened decides; where there is none, the chair or the nearest above, but never
 * the asker. Where nobody can be asked the request waits among the applications of whoever may decide later.
 */
async function askToConfirm(
  tx: Tx,
  requestId: number,
  member: { id: number; orgId: number; org: { path: string }; lastName: string; firstName: string },
  turn: Turn,
): Promise<void> {
  const holder = await phoneHolder(tx, member.id)
  const deciders =
    holder !== undefined && holder !== turn.accountId
      ? [holder]
      : await decidingAccounts(tx, member.org.path, turn.today, turn.accountId)
  for (const accountId of deciders) {
    const dedupeKey = `link.request:${requestId}:${accountId}`
    const screen = confirmScreen(requestId, member)
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
