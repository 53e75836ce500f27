import type { Tx } from '../../../db/client.ts'
import { bonusTexts, setBonusText, undoBonusText } from '../../../db/repos/bonus-texts.ts'
import { type DialogueState, endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { type BonusText, shapeOf, toBonusText } from '../../../domain/bonus/texts.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import { shortKey } from '../../../domain/words.ts'
import type { Deps } from '../../deps.ts'
import { transactAsUnionAdmin } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { readBonusText } from './read-text.ts'
import { askScreen, DIALOGUE, listScreen, previewScreen, textScreen } from './text-screens.ts'

const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }

/** What an admin of the union keeps up to date: changed with a preview, undone with one press, audited. */
export function createTexts(deps: Deps): Record<'texts' | 'editText' | 'saveText' | 'undoText', Handler> {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [
      {
        id: 'value',
        ask: ({ subject }) => askScreen(toBonusText(subject['item']) ?? 'note'),
        read: (input, { subject }) => readBonusText(input, shapeOf(toBonusText(subject['item']) ?? 'note')),
      },
    ],
    review: (state) =>
      previewScreen(
        toBonusText(state.subject['item']) ?? 'note',
        state.answers['value'] ?? '',
        markOf(state),
      ),
  })

  return {
    async texts(turn, [item]) {
      if (!isUnionAdmin(turn.who)) return FORBIDDEN
      await dialogues.leave(turn, false)
      return showText(toBonusText(item))
    },

    async editText(turn, [item]) {
      const text = toBonusText(item)
      if (!isUnionAdmin(turn.who) || !text) return FORBIDDEN
      return dialogues.start(turn, DIALOGUE, { item: text })
    },

    async saveText(turn, [mark]) {
      return change(turn, async (tx) => {
        const state = await loadDialogue(tx, turn.accountId, DIALOGUE)
        const item = state && toBonusText(state.subject['item'])
        const value = state?.answers['value']
        if (!state || !item || value === undefined || markOf(state) !== mark) return undefined
        await endDialogue(tx, turn.accountId, DIALOGUE)
        const saved = await setBonusText(tx, item, value, turn)
        return { item, note: saved ? 'texts.saved' : 'texts.nothing' }
      })
    },

    async undoText(turn, [name, how]) {
      const item = toBonusText(name)
      if (!item) return FORBIDDEN
      return change(turn, async (tx) => {
        const done =
          how === 'usual' ? await setBonusText(tx, item, null, turn) : await undoBonusText(tx, item, turn)
        return { item, note: done ? 'texts.undone' : 'texts.nothing' }
      })
    },
  }

  /** By the rights of this moment: the role may have been taken away since the button was shown. */
  async function change(
    turn: Turn,
    act: (
      tx: Tx,
    ) => Promise<{ item: BonusText; note: 'texts.saved' | 'texts.undone' | 'texts.nothing' } | undefined>,
  ): Promise<Reply> {
    const done = await transactAsUnionAdmin(database, turn, act)
    if (done === 'forbidden') return FORBIDDEN
    if (done === 'stale') return { ...(await showText(undefined)), note: { key: 'common.stale' } }
    return { ...(await showText(done.item)), note: { key: done.note } }
  }

  async function showText(item: BonusText | undefined): Promise<Reply> {
    const texts = await bonusTexts(read)
    return show(item ? textScreen(item, texts[item]) : listScreen(texts))
  }
}

/** Names the words that were shown: «Save» saves these and no others. */
function markOf({ subject, answers }: DialogueState): string {
  return shortKey(`${subject['item']} ${answers['value']} ${(answers['value'] ?? '').length}`)
}
