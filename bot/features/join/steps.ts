import type { MessageKey } from '../../../core/i18n.ts'
import { readPhone, readSharedPhone } from '../../../core/phone.ts'
import type { Screen } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { type DialogueState, loadDialogue } from '../../../db/repos/dialogues.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { isPhone, type JoinStep, writeConsent } from '../../../domain/membership/application.ts'
import { readBirthDate } from '../../../domain/membership/birth-date.ts'
import { admittedTo } from '../../../domain/membership/join-permit.ts'
import { fullName, readName } from '../../../domain/membership/person-name.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import type { Answer, DialogueDefinition, Step } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'
import { minorScreen } from './minor.ts'
import { createPlaceStep } from './place-step.ts'
import {
  askScreen,
  consentScreen,
  JOIN,
  linkedOrg,
  phoneScreen,
  reviewScreen,
  statusScreen,
  stoppedScreen,
} from './screens.ts'

const DECLINED = 'decline'
/** Fifteen digits with spaces and brackets, and then some. */
const LONGEST_PHONE = 30

const CONSENT: Step = {
  id: 'consent' satisfies JoinStep,
  ask: consentScreen,
  read: (input, _, turn) => {
    const answer = input.kind === 'text' ? input.text : ''
    if (answer === 'agree') return { ok: true, value: writeConsent(turn.now.toISOString()) }
    return answer === DECLINED ? { ok: true, value: DECLINED } : refuse('join.consent.press')
  },
}

const BIRTH_DATE: Step = {
  id: 'birthDate' satisfies JoinStep,
  ask: (state) => askScreen('birthDate', state),
  read: (input, _, turn) => {
    if (input.kind !== 'text') return refuse('join.typeText')
    const read = readBirthDate(input.text, turn.today)
    return read.ok ? read : refuse(read.code)
  },
}

const NAME: Step = {
  id: 'name' satisfies JoinStep,
  ask: (state) => askScreen('name', state),
  read: (input) => {
    if (input.kind !== 'text') return refuse('join.typeText')
    const read = readName(input.text)
    return read.ok ? { ok: true, value: fullName(read.value) } : refuse(read.code)
  },
}

const STATUS: Step = {
  id: 'status' satisfies JoinStep,
  ask: statusScreen,
  read: (input) => {
    const status = input.kind === 'text' ? readStatus(input.text) : undefined
    return status ? { ok: true, value: status } : refuse('join.status.press')
  },
}

const PHONE: Step = {
  id: 'phone' satisfies JoinStep,
  ask: phoneScreen,
  read: readPhoneInput,
}

/** A shared number has its country code, with or without the plus; a typed one is Russian unless it says otherwise. */
export function readPhoneInput(input: Input): Answer {
  if (input.kind === 'contact' && !input.own) return refuse('join.phone.foreign')
  if (input.kind !== 'contact' && input.kind !== 'text') return refuse('join.typeText')
  const typed = input.kind === 'text' && input.text.length <= LONGEST_PHONE ? input.text : ''
  const value = input.kind === 'contact' ? readSharedPhone(input.phone) : readPhone(typed)
  return value && isPhone(value) ? { ok: true, value } : refuse('join.phone.format')
}

/** Joining, question by question. */
export function joinDialogue(database: Database): DialogueDefinition {
  return {
    name: JOIN,
    steps: [CONSENT, BIRTH_DATE, NAME, createPlaceStep(database), STATUS, PHONE],
    review: async (state) => {
      const orgId = chosenOrg(state)
      return reviewScreen(state, orgId === undefined ? undefined : await findPrimary(database.read, orgId))
    },
    stopIf: (state, turn) => stopIf(database.read, state, turn),
  }
}

/** The organisation the person applies to: of the link, else the one chosen. */
export function chosenOrg(state: DialogueState): number | undefined {
  const id = Number(linkedOrg(state) ?? state.answers['place'])
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** The organisation that a permit lets a minor into; it is asked about again before anything is sent. */
function permittedOrg(state: DialogueState): number | undefined {
  return Number(state.subject['permitOrgId']) || undefined
}

/** What a permit left in the draft, for one that begins anew. */
export async function permitOfDraft(read: Tx, accountId: number): Promise<Record<string, string>> {
  const { permit, permitOrgId } = (await loadDialogue(read, accountId, JOIN))?.subject ?? {}
  return permit && permitOrgId ? { permit, permitOrgId, orgId: permitOrgId } : {}
}

async function stopIf(read: Tx, state: DialogueState, turn: Turn): Promise<Screen | undefined> {
  if (state.answers['consent'] === DECLINED) return stoppedScreen('join.consent.declined')
  return notAdmitted(read, state, turn.today, permittedOrg(state))
}

/** Why somebody of this age goes no further, where that is so; what was answered is not kept then. */
export async function notAdmitted(
  read: Tx,
  state: DialogueState,
  today: string,
  permitOrgId: number | undefined,
): Promise<Screen | undefined> {
  const birthDate = state.answers['birthDate']
  if (birthDate === undefined) return undefined
  const orgId = chosenOrg(state)
  // Before the place is answered, a permit stands for the place.
  const admitted = admittedTo(birthDate, today, { orgId: orgId ?? permitOrgId, permitOrgId })
  if (admitted === 'too-young') return stoppedScreen('join.birthDate.tooYoung')
  if (admitted === 'adult') return undefined
  return minorScreen(read, orgId, state.subject['permit'] ? [{ key: 'minor.permitElsewhere' }] : [])
}

function refuse(key: MessageKey): Answer {
  return { ok: false, why: { key } }
}
