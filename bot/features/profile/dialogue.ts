import type { MessageKey } from '../../../core/i18n.ts'
import type { Database } from '../../../db/client.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { memberCard } from '../../../db/repos/member-card.ts'
import { type ProfileField, readProfileField } from '../../../domain/membership/correction.ts'
import { readEmail } from '../../../domain/membership/email.ts'
import { readLastName } from '../../../domain/membership/person-name.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import type { Answer, DialogueDefinition } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'
import { readPhoneInput } from '../join/steps.ts'
import { askScreen, PROFILE, reviewScreen, VALUE, wordScreen } from './screens.ts'

/** Columns of the card, by field. */
const COLUMN = { status: 'status', phone: 'phone', email: 'email', last_name: 'lastName' } as const

/** One value of the card: asked for, read, looked at once more. */
export function profileDialogue({ read }: Database): DialogueDefinition {
  async function onRecord(field: ProfileField, turn: Turn): Promise<string | null> {
    const memberId = turn.who.member?.memberId
    return memberId === undefined ? null : (await memberCard(read, memberId))[COLUMN[field]]
  }
  return {
    name: PROFILE,
    steps: [
      {
        id: VALUE,
        ask: async (state, turn) => {
          const field = fieldOf(state)
          return field ? askScreen(field, await onRecord(field, turn)) : wordScreen({ key: 'common.stale' })
        },
        read: async (input, state, turn) => {
          const field = fieldOf(state)
          if (!field) return refuse('common.stale')
          const answer = readValue(field, input)
          // To the address on record somebody may still have to agree.
          const isSame = field !== 'email' && answer.ok && answer.value === (await onRecord(field, turn))
          return isSame ? refuse('profile.same') : answer
        },
      },
    ],
    review: async (state, turn) => {
      const field = fieldOf(state)
      if (!field || !turn.who.member) return wordScreen({ key: 'common.stale' })
      return reviewScreen(field, await onRecord(field, turn), state.answers[VALUE] ?? '')
    },
  }
}

/** What a draft holds, where it is about this field. */
export function draftedValue(
  draft: DialogueState | undefined,
  field: ProfileField,
): { value: string; ownContact: boolean } | undefined {
  const value = draft && fieldOf(draft) === field ? draft.answers[VALUE] : undefined
  return value === undefined ? undefined : { value, ownContact: draft?.subject[CONTACT] === 'own' }
}

/** Where it is kept that a phone came as the contact of the very account. */
const CONTACT = 'contact'

function fieldOf({ subject }: DialogueState): ProfileField | undefined {
  return readProfileField(subject['field'])
}

function readValue(field: ProfileField, input: Input): Answer {
  if (field === 'phone') {
    const answer = readPhoneInput(input)
    const subject = { [CONTACT]: input.kind === 'contact' ? 'own' : 'typed' }
    return answer.ok ? { ...answer, subject } : answer
  }
  if (input.kind !== 'text') return refuse('join.typeText')
  if (field === 'status') {
    const status = readStatus(input.text)
    return status ? { ok: true, value: status } : refuse('join.status.press')
  }
  const read = field === 'email' ? readEmail(input.text) : readLastName(input.text)
  return read.ok ? read : refuse(read.code)
}

function refuse(key: MessageKey): Answer {
  return { ok: false, why: { key } }
}
