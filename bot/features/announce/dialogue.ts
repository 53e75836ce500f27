import type { Deps } from '../../deps.ts'
import type { Answer, DialogueDefinition, Step } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'
import { mayAnnounce, mayOffer } from './authority.ts'
import { askOrg } from './browse.ts'
import { AUTHOR_CLASSES, readAttachment, toRole } from './draft.ts'
import { afterEdit } from './edited.ts'
import { findPlace } from './places.ts'
import { readAttached, readSplitText, readText, textOffence } from './read-text.ts'
import { reviewScreen } from './review.ts'
import {
  askClassScreen,
  askExpiresScreen,
  askFileScreen,
  askRoleScreen,
  askStartScreen,
  askTextScreen,
  DIALOGUE,
  EVERYBODY,
  NEVER,
  NOW,
} from './screens.ts'
import type { Pace } from './sending.ts'
import { readMoment } from './times.ts'
import { showFirst } from './trial.ts'

/** The steps of an announcement: its text, to whom, and who exactly; the others only where the author wants them. */
export function announceDialogue(deps: Deps, pace: Pace): DialogueDefinition {
  const { read } = deps.database
  const steps: Step[] = [
    { id: 'text', ask: ({ answers }) => askTextScreen(readAttachment(answers['file'])), read: readText },
    {
      id: 'org',
      ask: (_, turn) => askOrg(read, turn.who),
      read: (input, state, turn) => readSplitText(input, state, turn) ?? readOrg(deps, input, turn),
    },
    { id: 'role', ask: () => askRoleScreen(), read: (input, _, turn) => readRole(input, turn) },
    {
      id: 'file',
      optional: true,
      ask: ({ answers, subject }) => askFileScreen(readAttachment(answers['file'] ?? subject['was:file'])),
      read: readAttached,
    },
    {
      id: 'class',
      optional: true,
      ask: (_, turn) => askClassScreen(mayAdvertise(turn)),
      read: readClass,
    },
    { id: 'start', optional: true, ask: (_, turn) => askStartScreen(turn), read: readStart },
    { id: 'expires', optional: true, ask: (_, turn) => askExpiresScreen(turn), read: readExpires },
  ]
  return {
    name: DIALOGUE,
    steps,
    review: (state, turn) => reviewScreen(deps.database, state, turn, pace),
    beforeReview: (state, turn) => showFirst(deps, state, turn),
    takes: (input, { answers }) => ('text' in answers && isFile(input) ? 'file' : undefined),
    nothingAsked: { key: 'announce.nothingAsked' },
    edited: (turn, messageId, now) => afterEdit(deps, turn, messageId, now),
  }
}

function isFile(input: Input): boolean {
  return input.kind === 'file' || (input.kind === 'other' && input.album !== undefined)
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

const readClass: Step['read'] = (input, { answers }, turn) => {
  const pressed = input.kind === 'text' && turn.input.kind === 'press' ? input.text : ''
  const chosen = AUTHOR_CLASSES.find((known) => known === pressed)
  if (!chosen || (chosen === 'offer' && !mayAdvertise(turn)))
    return { ok: false, why: { key: 'announce.pressButton' } }
  const why = textOffence(answers['text'] ?? '', { ...answers, class: chosen })
  return why ? { ok: false, why, reopen: 'text' } : { ok: true, value: chosen }
}

function mayAdvertise({ who }: Turn): boolean {
  return who.grants.some(({ orgPath }) => mayOffer(who, orgPath))
}

const readStart: Step['read'] = (input, { answers }, turn) => {
  const start = readMoment(input.kind === 'text' ? input.text : '', turn, NOW)
  const expires = answers['expires']
  const late = start.ok && start.value && expires && start.value >= expires
  return late ? { ok: false, why: { key: 'announce.expiresEarly' } } : start
}

const readExpires: Step['read'] = (input, { answers }, turn) => {
  const expires = readMoment(input.kind === 'text' ? input.text : '', turn, NEVER)
  const start = answers['start']
  const early = expires.ok && expires.value && start && expires.value <= start
  return early ? { ok: false, why: { key: 'announce.expiresEarly' } } : expires
}
