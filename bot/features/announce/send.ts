import type { Tx } from '../../../db/client.ts'
import { createBroadcast, findBroadcast } from '../../../db/repos/broadcast.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import type { Handler, Reply, Turn } from '../../turn.ts'
import { mayAnnounce } from './authority.ts'
import { readDraft } from './draft.ts'
import { listScreen, progressScreen } from './progress.ts'
import { fingerprint } from './review.ts'
import { DIALOGUE } from './screens.ts'

/** What came of a press on "send". */
type Sent = { is: 'started'; id: number } | { is: 'gone' } | { is: 'changed' } | { is: 'refused' }

/** Sends the draft that the pressed review showed: the broadcast is written and the draft ends, both or neither. */
export function createSend({ database, dialogues }: Deps, goOn: (turn: Turn) => Promise<Reply>): Handler {
  return async (turn, [mark]) => {
    const sent = await transact(database, (tx) => sendDraft(tx, turn, mark))
    if (sent.is === 'started') return { ...(await progress(sent.id)), note: { key: 'announce.started' } }
    if (sent.is === 'gone') return alreadySent(turn)
    if (sent.is === 'refused')
      return { ...(await dialogues.edit(turn, DIALOGUE, 'org')), note: { key: 'announce.orgRefused' } }
    return { ...(await goOn(turn)), note: { key: 'announce.changed' } }
  }

  async function progress(id: number): Promise<Reply> {
    const row = await findBroadcast(database.read, id)
    return row ? { screen: await progressScreen(database, row) } : {}
  }

  async function alreadySent(turn: Turn): Promise<Reply> {
    return { screen: await listScreen(database, turn), note: { key: 'announce.alreadySent' } }
  }
}

async function sendDraft(tx: Tx, turn: Turn, mark: string | undefined): Promise<Sent> {
  const state = await loadDialogue(tx, turn.accountId, DIALOGUE)
  if (!state) return { is: 'gone' }
  const draft = readDraft(state)
  if (!draft || fingerprint(state) !== mark) return { is: 'changed' }
  if (!(await isAllowed(tx, turn, draft.orgId))) return { is: 'refused' }
  const id = await createBroadcast(
    tx,
    {
      ...draft,
      class: 'announcement',
      startAt: turn.now,
      createdBy: turn.accountId,
      ...(turn.messageId !== undefined && { progressMessageId: turn.messageId }),
    },
    turn.now,
  )
  await endDialogue(tx, turn.accountId, DIALOGUE)
  return { is: 'started', id }
}

async function isAllowed(tx: Tx, turn: Turn, orgId: number | null): Promise<boolean> {
  if (orgId === null) return mayAnnounce(turn.who, null)
  const org = await tx.organisation.findFirst({
    where: { id: orgId, removedOn: null },
    select: { path: true },
  })
  return org !== null && mayAnnounce(turn.who, org.path)
}
