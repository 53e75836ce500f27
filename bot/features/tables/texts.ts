import {
  isMessageKey,
  type Locale,
  type MessageKey,
  replaceTexts,
  shippedText,
  variablesOf,
} from '../../../core/i18n.ts'
import { findTexts, ownTextFault, withOwnText } from '../../../core/own-texts.ts'
import type { Tx } from '../../../db/client.ts'
import { loadOwnTexts } from '../../../db/own-texts.ts'
import { type DialogueState, endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { changeSetting } from '../../../db/repos/kept-settings.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import { shortKey } from '../../../domain/words.ts'
import type { Deps } from '../../deps.ts'
import { transactAsUnionAdmin } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import {
  askPhraseScreen,
  askTextScreen,
  EDIT,
  FIND,
  faultText,
  foundScreen,
  previewTextScreen,
  textScreen,
} from './text-screens.ts'

const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }
const STALE: Reply = { note: { key: 'common.stale' } }
/** A phone shows so many without scrolling; more words find fewer. */
const MOST_FOUND = 8
const LONGEST_PHRASE = 200

/** Every text of the bot, found by the words that people read, changed with a preview, in the language the admin reads. */
export function createOwnTexts(
  deps: Deps,
): Record<'find' | 'text' | 'editText' | 'saveText' | 'usual', Handler> {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define({
    name: FIND,
    steps: [
      {
        id: 'phrase',
        ask: askPhraseScreen,
        read: (input) =>
          input.kind === 'text' && input.text.trim().length <= LONGEST_PHRASE
            ? { ok: true, value: input.text }
            : { ok: false, why: { key: 'ownTexts.needPhrase' } },
      },
    ],
    // Whatever is typed after the results is the next thing to look for.
    takes: () => 'phrase',
    async review({ answers }, { locale }) {
      const own = await loadOwnTexts(read)
      return foundScreen(findTexts(answers['phrase'] ?? '', locale, own, MOST_FOUND), locale, own)
    },
  })
  dialogues.define({
    name: EDIT,
    steps: [
      {
        id: 'value',
        ask: ({ subject }, { locale }) => {
          const key = keyOf(subject)
          const variables = [...(variablesOf(locale, shippedText(locale, key)) ?? [])]
          return askTextScreen(key, locale, variables)
        },
        read: (input, { subject }, { locale }) => {
          const text = input.kind === 'text' ? input.text.trim() : ''
          const fault = ownTextFault(locale, keyOf(subject), text)
          return fault ? { ok: false, why: faultText(fault) } : { ok: true, value: text }
        },
      },
    ],
    review: (state, { locale }) =>
      previewTextScreen(keyOf(state.subject), state.answers['value'] ?? '', markOf(state, locale)),
  })

  return {
    async find(turn) {
      return isUnionAdmin(turn.who) ? dialogues.start(turn, FIND, {}) : FORBIDDEN
    },

    async text(turn, [key = '']) {
      if (!isUnionAdmin(turn.who) || !isMessageKey(key)) return FORBIDDEN
      await dialogues.leave(turn, false)
      return show(textScreen(key, turn.locale, await loadOwnTexts(read)))
    },

    async editText(turn, [key = '']) {
      if (!isUnionAdmin(turn.who) || !isMessageKey(key)) return FORBIDDEN
      return dialogues.start(turn, EDIT, { key })
    },

    saveText: (turn, [mark]) =>
      change(turn, async (tx) => {
        const state = await loadDialogue(tx, turn.accountId, EDIT)
        const value = state?.answers['value']
        if (!state || value === undefined || markOf(state, turn.locale) !== mark) return undefined
        await endDialogue(tx, turn.accountId, EDIT)
        return { key: keyOf(state.subject), value }
      }),

    usual: (turn, [key = '']) =>
      change(turn, async () => (isMessageKey(key) ? { key, value: undefined } : undefined)),
  }

  /** By the rights of this moment: the role may have been taken away since the button was shown. */
  async function change(
    turn: Turn,
    wanted: (tx: Tx) => Promise<{ key: MessageKey; value: string | undefined } | undefined>,
  ): Promise<Reply> {
    const { locale } = turn
    const done = await transactAsUnionAdmin(database, turn, async (tx) => {
      const found = await wanted(tx)
      if (!found || (found.value !== undefined && ownTextFault(locale, found.key, found.value)))
        return undefined
      const texts = withOwnText(await loadOwnTexts(tx), locale, found.key, found.value)
      const isUsual = Object.values(texts).every((own) => Object.keys(own).length === 0)
      const changed = await changeSetting(tx, 'texts', isUsual ? undefined : texts, turn)
      return { key: found.key, texts, changed }
    })
    if (done === 'forbidden') return FORBIDDEN
    if (done === 'stale') return STALE
    // Other processes follow within half a minute.
    replaceTexts(done.texts)
    const note = { key: done.changed ? ('tables.saved' as const) : ('tables.nothing' as const) }
    return { ...show(textScreen(done.key, locale, done.texts)), note }
  }
}

function keyOf({ key = '' }: DialogueState['subject']): MessageKey {
  return isMessageKey(key) ? key : 'common.stale'
}

/** Names the words that were shown: «Save» saves these and no others, and for readers of no other language. */
function markOf({ subject, answers }: DialogueState, locale: Locale): string {
  return shortKey(`${subject['key']} ${answers['value']} ${(answers['value'] ?? '').length} ${locale}`)
}
