import { broadcastOfMessage } from '../../../db/repos/broadcast-history.ts'
import { loadDialogue } from '../../../db/repos/dialogues.ts'
import type { Deps } from '../../deps.ts'
import { type Input, type Reply, show, type Turn } from '../../turn.ts'
import { TEXT_MESSAGE } from './draft.ts'
import { DIALOGUE, HOME } from './screens.ts'

/**
 * The author changed, in the chat, the message that held the text. The draft follows; a broadcast that has been started
 * does not, and its author is told so. Undefined for any other message.
 */
export async function afterEdit(
  { database, dialogues }: Deps,
  turn: Turn,
  messageId: string,
  now: Input,
): Promise<Reply | undefined> {
  const draft = await loadDialogue(database.read, turn.accountId, DIALOGUE)
  if (draft?.subject[TEXT_MESSAGE] === messageId) return dialogues.retake(turn, DIALOGUE, 'text', now)
  const sent = await broadcastOfMessage(database.read, turn.accountId, messageId)
  if (!sent) return undefined
  const isOver = sent.status === 'finished' || sent.status === 'cancelled' || sent.status === 'failed'
  return show({
    text: { key: isOver ? 'announce.editedOver' : 'announce.editedRunning', vars: { id: sent.id } },
    buttons: [[{ label: { key: 'broadcast.open' }, route: 'broadcast', args: [sent.id] }, HOME]],
  })
}
