import { momentText } from '../../../core/written-time.ts'
import type { Tx } from '../../../db/client.ts'
import { whoIs } from '../../../db/repos/accounts.ts'
import { createBroadcast, findBroadcast } from '../../../db/repos/broadcast.ts'
import { type EarlierBroadcast, sameBroadcast } from '../../../db/repos/broadcast-history.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { mayAnnounce, mayOffer } from './authority.ts'
import { type Draft, fingerprint, messageMark, readDraft, SHOWN } from './draft.ts'
import { listScreen } from './list.ts'
import { progressScreen } from './progress.ts'
import { DIALOGUE, HOME } from './screens.ts'
import { type Pace, type Plan, planDraft } from './sending.ts'

/** What came of a press on "send". */
type Sent =
  | { is: 'started'; id: number; later: boolean }
  | { is: 'same'; earlier: EarlierBroadcast }
  | { is: 'gone' | 'changed' | 'refused' }

/** The same words to the same people within a day are asked about once more. */
const SAME_MS = 24 * 3_600_000

/** Sends the draft that the pressed review showed: the broadcast is written and the draft ends, both or neither. */
export function createSend(
  { database, dialogues }: Deps,
  pace: Pace,
  goOn: (turn: Turn) => Promise<Reply>,
): Handler {
  return async (turn, [mark, again]) => {
    const state = await loadDialogue(database.read, turn.accountId, DIALOGUE)
    const draft = state && readDraft(state)
    const plan = draft && (await planDraft(database, draft, pace, turn.now))
    if (plan && (plan.accounts === 0 || plan.tooDear)) return changed(turn)
    if (plan && draft?.expiresAt && draft.expiresAt <= plan.startAt)
      return dialogues.askAgain(turn, DIALOGUE, 'expires', { key: 'announce.momentPast' })
    const sent = await transact(database, (tx) => sendDraft(tx, turn, mark, again === 'again', plan))
    if (sent.is === 'started') {
      const row = await findBroadcast(database.read, sent.id)
      const note = { key: sent.later ? 'announce.scheduled' : 'announce.started' } as const
      return row ? { screen: await progressScreen(database, row, turn, pace), note } : { note }
    }
    if (sent.is === 'same') return show(sameScreen(sent.earlier, mark ?? '', turn))
    if (sent.is === 'gone')
      return { screen: await listScreen(database, turn), note: { key: 'announce.alreadySent' } }
    if (sent.is === 'refused')
      return { ...(await dialogues.edit(turn, DIALOGUE, 'org')), note: { key: 'announce.orgRefused' } }
    return changed(turn)
  }

  async function changed(turn: Turn): Promise<Reply> {
    return { ...(await goOn(turn)), note: { key: 'announce.changed' } }
  }
}

async function sendDraft(
  tx: Tx,
  turn: Turn,
  mark: string | undefined,
  again: boolean,
  plan: Plan | undefined,
): Promise<Sent> {
  const state = await loadDialogue(tx, turn.accountId, DIALOGUE)
  if (!state) return { is: 'gone' }
  const draft = readDraft(state)
  const isShown = state.subject[SHOWN] === messageMark(state)
  if (!draft || !plan || !isShown || fingerprint(state) !== mark) return { is: 'changed' }
  if (!(await isAllowed(tx, turn, draft))) return { is: 'refused' }
  const since = new Date(turn.now.getTime() - SAME_MS)
  const earlier = again ? undefined : await sameBroadcast(tx, draft, since)
  if (earlier) return { is: 'same', earlier }
  const id = await createBroadcast(tx, newBroadcast(draft, plan, turn), turn.now)
  await endDialogue(tx, turn.accountId, DIALOGUE)
  return { is: 'started', id, later: plan.startAt > turn.now }
}

function newBroadcast(draft: Draft, { startAt, from, to }: Plan, turn: Turn) {
  const { attachment, expiresAt, textMessageId, startAt: _, ...fields } = draft
  return {
    ...fields,
    ...{ startAt, quietHours: true, createdBy: turn.accountId, finishFrom: from, finishTo: to },
    ...(attachment && { attachment }),
    ...(expiresAt && { expiresAt }),
    ...(textMessageId && { textMessageId }),
    ...(turn.messageId !== undefined && { progressMessageId: turn.messageId }),
  }
}

function sameScreen(earlier: EarlierBroadcast, mark: string, turn: Turn) {
  const moment = momentText(earlier.createdAt, turn.timeZone, turn.locale)
  const label = { key: 'announce.sameYes' } as const
  return {
    text: { key: 'announce.sameAsk', vars: { id: earlier.id, moment } } as const,
    buttons: [
      [{ label, route: 'announce.send', args: [mark, 'again'], style: 'danger' as const }],
      [{ label: { key: 'common.back' } as const, route: 'announce' }, HOME],
    ],
  }
}

/** Rights are read where they are used: they may have been taken away since the button was shown. */
async function isAllowed(tx: Tx, turn: Turn, { orgId, category }: Draft): Promise<boolean> {
  const who = await whoIs(tx, turn.accountId, turn.today)
  const allowed = category === 'offer' ? mayOffer : mayAnnounce
  if (orgId === null) return allowed(who, null)
  const org = await tx.organisation.findFirst({
    where: { id: orgId, removedOn: null },
    select: { path: true },
  })
  return org !== null && allowed(who, org.path)
}
