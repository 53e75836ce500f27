import { readMarks, withoutMarks } from '../../../core/markup.ts'
import type { Deps } from '../../deps.ts'
import type { Answer, DialogueDefinition, Step } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'
import { mayAnnounce } from './authority.ts'
import { askOrg } from './browse.ts'
import { toRole } from './draft.ts'
import { findPlace } from './places.ts'
import { reviewScreen } from './review.ts'
import { askRoleScreen, askTextScreen, DIALOGUE, EVERYBODY, MAX_TEXT } from './screens.ts'

/** The steps of an announcement: its text, to whom, and who exactly. */
export function announceDialogue(deps: Deps, sendRate: number): DialogueDefinition {
  const read = deps.database.read
  const steps: Step[] = [
    { id: 'text', ask: () => askTextScreen(), read: readText },
    {
      id: 'org',
      ask: (_, turn) => askOrg(read, turn.who),
      read: (input, _, turn) => readOrg(deps, input, turn),
    },
    { id: 'role', ask: () => askRoleScreen(), read: (input, _, turn) => readRole(input, turn) },
  ]
  return { name: DIALOGUE, steps, review: (state) => reviewScreen(read, state, sendRate) }
}

function readText(input: Input): Answer {
  if (input.kind !== 'text') return { ok: false, why: { key: 'announce.textOnly' } }
  const text = input.text.trim()
  if (withoutMarks(readMarks(text)).trim() === '') return { ok: false, why: { key: 'announce.textEmpty' } }
  if (text.length > MAX_TEXT)
    return { ok: false, why: { key: 'announce.textLong', vars: { length: text.length, max: MAX_TEXT } } }
  return { ok: true, value: text }
}

async function readOrg(deps: Deps, input: Input, turn: Turn): Promise<Answer> {
  if (input.kind !== 'text' || turn.input.kind !== 'press')
    return { ok: false, why: { key: 'announce.pressButton' } }
  const place = input.text === EVERYBODY ? null : await placeOf(deps, input.text)
  const allowed = place !== undefined && mayAnnounce(turn.who, place === null ? null : place.path)
  return allowed ? { ok: true, value: input.text } : { ok: false, why: { key: 'announce.orgRefused' } }
}

function placeOf(deps: Deps, orgId: string): ReturnType<typeof findPlace> {
  return /^\d{1,9}$/.test(orgId) ? findPlace(deps.database.read, Number(orgId)) : Promise.resolve(undefined)
}

function readRole(input: Input, turn: Turn): Answer {
  const role = input.kind === 'text' && turn.input.kind === 'press' ? toRole(input.text) : undefined
  return role ? { ok: true, value: role } : { ok: false, why: { key: 'announce.pressButton' } }
}
