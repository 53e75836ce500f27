import type { MessageKey } from '../../../core/i18n.ts'
import { offerText } from '../../../core/offer-text.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import type { Deps } from '../../deps.ts'
import type { Reply, Turn } from '../../turn.ts'
import { messageMark, readDraft, SHOWN } from './draft.ts'
import { DIALOGUE } from './screens.ts'

/** What the messenger says of a message it refuses, what the author is told, and the question that is asked again. */
const REFUSALS: Array<{ says: RegExp; key: MessageKey; step: 'text' | 'file' }> = [
  { says: /parse entities/i, key: 'announce.refused.markup', step: 'text' },
  { says: /too long/i, key: 'announce.refused.long', step: 'text' },
  { says: /file|photo|document|image/i, key: 'announce.refused.file', step: 'file' },
  { says: /(?:)/, key: 'announce.refused.other', step: 'text' },
]

/** Before an announcement can be confirmed, its author has been sent the very message; undefined where that is done. */
export function showFirst(deps: Deps, state: DialogueState, turn: Turn): Reply | undefined {
  return state.subject[SHOWN] === messageMark(state) ? undefined : showDraft(deps, state, turn)
}

/** Sends the author the message as people will get it. What the messenger refuses leads back to the question. */
export function showDraft({ dialogues }: Deps, state: DialogueState, turn: Turn): Reply | undefined {
  const draft = readDraft(state)
  if (!draft) return undefined
  const { attachment } = draft
  const text = draft.category === 'offer' ? offerText(draft.text, turn.locale) : draft.text
  return {
    trial: {
      text,
      ...(attachment && { attachment }),
      after: (refusal) =>
        refusal === ''
          ? dialogues.remember(turn, DIALOGUE, { [SHOWN]: messageMark(state) })
          : dialogues.askAgain(turn, DIALOGUE, ...whyRefused(refusal)),
    },
  }
}

function whyRefused(words: string): ['text' | 'file', { key: MessageKey; vars: { words: string } }] {
  const found = REFUSALS.find(({ says }) => says.test(words)) ?? REFUSALS[0]
  const { step = 'text', key = 'announce.refused.other' } = found ?? {}
  return [step, { key, vars: { words: words.replace(/^\d+ (Bad Request: )?/, '') } }]
}
