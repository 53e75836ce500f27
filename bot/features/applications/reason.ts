import type { Button, Screen } from '../../../core/screen.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { type DeclineReason, readReason } from '../../../domain/membership/decision.ts'
import { answerButton, type DialogueDefinition } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { reasonVar } from './screens.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const CANCEL: Button = { label: { key: 'common.cancel' }, route: 'cancel' }

/** The question why, and the last look before the person is told. */
export interface ReasonScreens {
  ask: (state: DialogueState, turn: Turn) => Promise<Screen>
  review: (state: DialogueState, turn: Turn, reason: string) => Promise<Screen>
}

/** Why somebody is refused: a common reason or the decider's own words, then a last look. */
export function reasonDialogue(name: string, { ask, review }: ReasonScreens): DialogueDefinition {
  return {
    name,
    steps: [
      {
        id: 'reason',
        ask,
        read: (input) => {
          if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
          const read = readReason(input.text)
          return read.ok ? read : { ok: false, why: { key: read.code } }
        },
      },
    ],
    review: (state, turn) => review(state, turn, state.answers['reason'] ?? ''),
  }
}

/** `name`: of the person who is to be refused. */
export function reasonScreen(dialogue: string, name: string, reasons: readonly DeclineReason[]): Screen {
  const buttons = reasons.map((reason) => [
    answerButton(dialogue, 'reason', reason, { key: `applications.reason.${reason}` }),
  ])
  return { text: { key: 'applications.reason.ask', vars: { name } }, buttons: [...buttons, [CANCEL, HOME]] }
}

/** The last look; `refuse` carries it out. */
export function reasonReview(dialogue: string, name: string, reason: string, refuse: Button): Screen {
  const vars = { name, reason: reasonVar(reason) }
  return {
    text: { key: 'applications.reason.review', vars },
    buttons: [
      [refuse],
      [{ label: { key: 'applications.reason.edit' }, route: 'edit', args: [dialogue, 'reason'] }],
      [CANCEL, HOME],
    ],
  }
}
