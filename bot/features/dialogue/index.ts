import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { menuScreen } from '../menu/index.ts'

/**
 * What every dialogue shares: answers by button, editing one answer, a step back, leaving. `resume` answers an update
 * whose effect stands and whose answer was lost.
 */
export function createDialogue(
  { dialogues }: Deps,
  underWay: (turn: Turn) => Promise<Reply | undefined>,
): Record<'answer' | 'edit' | 'back' | 'cancel' | 'freeText' | 'resume', Handler> {
  return {
    answer: (turn, [name = '', step = '', value = '']) => dialogues.press(turn, name, step, value),
    edit: (turn, [name = '', step = '']) => dialogues.edit(turn, name, step),
    back: (turn, [name = '']) => dialogues.back(turn, name),
    async cancel(turn) {
      const left = await dialogues.leave(turn, turn.dialogue === 'join')
      const text = left === 'join' ? 'dialogue.draftKept' : left ? 'dialogue.cancelled' : 'dialogue.nothing'
      return show({ ...menuScreen(turn.who), text: { key: text } })
    },
    async freeText(turn) {
      if (turn.input.kind === 'edited') return dialogues.edited(turn, turn.input.messageId, turn.input.now)
      const reply = await dialogues.answer(turn, turn.input)
      return reply ?? show({ ...menuScreen(turn.who), text: { key: 'dialogue.useButtons' } })
    },
    async resume(turn) {
      const where = (await dialogues.resume(turn)) ?? (await underWay(turn))
      return where ?? show({ ...menuScreen(turn.who), text: { key: 'dialogue.saved' } })
    },
  }
}
