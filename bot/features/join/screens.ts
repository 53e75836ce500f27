import { DateTime } from 'luxon'
import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import type { PrimaryFound } from '../../../db/repos/organisation-search.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { JOIN_STEPS, type JoinStep } from '../../../domain/membership/application.ts'
import { fullName, readName } from '../../../domain/membership/person-name.ts'
import { MEMBER_STATUSES, readStatus } from '../../../domain/membership/status.ts'
import type { AskedPurpose } from '../../../domain/outbox/category.ts'
import { consentText, currentText } from '../../../domain/privacy/consent-texts.ts'
import { answerButton } from '../../dialogue.ts'
import { laterStep } from '../consents/screens.ts'

/** Argument of the route `join` that asks for the place though a link named one. */
export const CHOOSE_PLACE = '0'

export const JOIN = 'join'

const CANCEL: Button = { label: { key: 'common.cancel' }, route: 'cancel' }
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const RESTART: Button = { label: { key: 'join.restart' }, route: 'join.restart' }

/** Papers to sign, made from what was just answered. */
const STATEMENTS: Button = { label: { key: 'statement.button' }, route: 'statements' }

/** Ways out, at the foot of every screen. */
const LEAVE: Button[] = [CANCEL, HOME]

/** The organisation that a link named, if it did. */
export function linkedOrg(state: DialogueState): string | undefined {
  return state.subject['orgId'] || undefined
}

/** The question of a step: which it is of how many, and buttons above the ways out. */
export function askScreen(step: JoinStep, state: DialogueState, buttons: Button[][] = []): Screen {
  const steps = JOIN_STEPS.filter((each) => each !== 'place' || !linkedOrg(state))
  const vars = { step: steps.indexOf(step) + 1, total: steps.length }
  return { text: { key: `join.${step}.ask`, vars }, buttons: [...buttons, LEAVE] }
}

export function consentScreen(state: DialogueState): Screen {
  const asked = askScreen('consent', state, [
    [
      answerButton(JOIN, 'consent', 'agree', { key: 'join.consent.agree' }),
      answerButton(JOIN, 'consent', 'decline', { key: 'join.consent.decline' }),
    ],
  ])
  return { ...asked, more: [{ key: consentText(currentText('joining')) }] }
}

export function statusScreen(state: DialogueState): Screen {
  const buttons = MEMBER_STATUSES.map((status) =>
    answerButton(JOIN, 'status', status, { key: `join.status.${status}` }),
  )
  return askScreen('status', state, [buttons])
}

export function phoneScreen(state: DialogueState): Screen {
  return {
    ...askScreen('phone', state),
    keyboard: {
      text: { key: 'join.phone.type' },
      rows: [[{ label: { key: 'join.phone.share' }, contact: true }]],
    },
  }
}

/** Every answer, a button to change each, and «send». */
export function reviewScreen(state: DialogueState, place: PrimaryFound | undefined): Screen {
  const { answers } = state
  const name = readName(answers['name'] ?? '')
  const status = readStatus(answers['status'] ?? '')
  const vars = {
    name: name.ok ? fullName(name.value) : '',
    birthDate: writtenDate(answers['birthDate'] ?? ''),
    place: place?.name ?? { key: 'join.review.noPlace' as const },
    status: status ? { key: `join.status.${status}` as const } : '',
    phone: answers['phone'] ?? '',
  }
  return {
    text: { key: 'join.review', vars },
    buttons: [
      [{ label: { key: 'join.send' }, route: 'join.send', style: 'primary' }],
      [editButton('name'), editButton('birthDate')],
      [editPlaceButton(state), editButton('status')],
      [editButton('phone'), RESTART],
      LEAVE,
    ],
  }
}

function editButton(step: Exclude<JoinStep, 'consent'>): Button {
  return { label: { key: `join.edit.${step}` }, route: 'edit', args: [JOIN, step] }
}

function editPlaceButton(state: DialogueState): Button {
  const edit = editButton('place')
  return linkedOrg(state) ? { label: edit.label, route: 'join', args: [CHOOSE_PLACE] } : edit
}

/** The end of a dialogue that goes no further. */
export function stoppedScreen(key: MessageKey): Screen {
  return { text: { key }, buttons: [[RESTART, HOME]] }
}

/** An application has just been sent; a consent that is no part of it may be offered. */
export function newlySentScreen(place: string, later: AskedPurpose | undefined): Screen {
  return {
    text: { key: 'join.sent', vars: { place } },
    buttons: [
      [{ label: { key: 'join.mine' }, route: 'join.mine' }],
      [STATEMENTS],
      ...(later ? [[laterStep(later)]] : []),
      [HOME],
    ],
  }
}

export function homeScreen(text: Text): Screen {
  return { text, buttons: [[HOME]] }
}

/** The day of a moment where the reader is. */
export function printDay(moment: Date, timeZone: string): string {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('dd.MM.yyyy')
}
