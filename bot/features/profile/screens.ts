import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { CorrectionRow } from '../../../db/repos/corrections.ts'
import type { ValueSource } from '../../../db/repos/member-card.ts'
import type { ProfileField } from '../../../domain/membership/correction.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { MEMBER_STATUSES } from '../../../domain/membership/status.ts'
import { consentText, currentText } from '../../../domain/privacy/consent-texts.ts'
import { answerButton } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { dayWord, fieldWord, sourceWord, valueWord } from './words.ts'

export const PROFILE = 'profile'
/** The one step of the dialogue. */
export const VALUE = 'value'

export const HOME: Button[] = [
  { label: { key: 'menu.card' }, route: 'card' },
  { label: { key: 'common.home' }, route: 'menu' },
]
export const END: Button[] = [
  { label: { key: 'menu.profile' }, route: 'profile' },
  { label: { key: 'common.home' }, route: 'menu' },
]
const CANCEL: Button[] = [
  { label: { key: 'common.cancel' }, route: 'cancel' },
  { label: { key: 'common.home' }, route: 'menu' },
]

/** The card as its owner sees it. */
export interface Profile {
  member: {
    lastName: string
    firstName: string
    middleName: string | null
    birthDate: string | null
    status: string | null
    phone: string | null
    email: string | null
  }
  org: string
  sources: Map<string, ValueSource>
  waiting: CorrectionRow[]
}

/** Everything on one screen: what it is, where it is from, what waits, and a button to put each right. */
export function profileScreen(profile: Profile, turn: Turn): Screen {
  const { member, org, waiting } = profile
  const { middleName, ...name } = member
  const full = fullName({ ...name, ...(middleName && { middleName }) })
  const asksStatus: Text[] = member.status === null ? [{ key: 'profile.askStatus' }] : []
  return {
    text: { key: 'profile.title', vars: { name: full, org } },
    more: [...valueLines(profile, turn), ...waitingLines(waiting, turn), WRONG_ELSE, ...asksStatus],
    buttons: [
      ...(member.status === null ? statusButtons() : []),
      [editButton('phone'), { label: { key: 'profile.edit.email' }, route: 'email' }],
      [editButton('last_name'), ...(member.status === null ? [] : [editButton('status')])],
      ...waiting.map(({ id, field }): Button[] => [
        {
          label: { key: 'profile.takeBack', vars: { field: fieldWord(field) } },
          route: 'profile.takeBack',
          args: [id],
        },
      ]),
      [{ label: { key: 'statement.button' }, route: 'statements' }],
      [
        { label: { key: 'departure.transfer.button' }, route: 'transfer' },
        { label: { key: 'departure.leave.button' }, route: 'leave' },
      ],
      [{ label: { key: 'link.notMe' }, route: 'unlink' }],
      HOME,
    ],
  }
}

const WRONG_ELSE: Text = { key: 'profile.wrongElse' }

function valueLines({ member, sources }: Profile, turn: Turn): Text[] {
  const { lastName, status, phone, email, birthDate } = member
  const values = [
    ['last_name', lastName],
    ['status', status],
    ['phone', phone],
    ['email', email],
    ['birth_date', birthDate],
  ] as const
  return values.map(([field, value]) => {
    const name = { key: `profile.field.${field}` } as const
    if (value === null) return { key: 'profile.empty', vars: { field: name } }
    const source = sourceWord(value, sources.get(field), turn)
    return { key: 'profile.line', vars: { field: name, value: valueWord(field, value), source } }
  })
}

function waitingLines(waiting: CorrectionRow[], turn: Turn): Text[] {
  return waiting.map(({ field, newValue, proposedAt }) => ({
    key: 'profile.waits',
    vars: {
      field: fieldWord(field),
      value: valueWord(field, newValue),
      day: dayWord(proposedAt, turn),
    },
  }))
}

function editButton(field: ProfileField): Button {
  return { label: { key: `profile.edit.${field}` }, route: 'profile.edit', args: [field] }
}

function statusButtons(): Button[][] {
  return MEMBER_STATUSES.map((status) => [
    { label: { key: `status.${status}` }, route: 'profile.status', args: [status] },
  ])
}

/** The question for a new value, with the one on record. */
export function askScreen(field: ProfileField, now: string | null): Screen {
  const text: Text = { key: `profile.ask.${field}`, vars: { now: valueWord(field, now) } }
  if (field === 'status') {
    const buttons = MEMBER_STATUSES.map((status) => [
      answerButton(PROFILE, VALUE, status, { key: `status.${status}` }),
    ])
    return { text, buttons: [...buttons, CANCEL] }
  }
  if (field !== 'phone') return { text, buttons: [CANCEL] }
  return {
    text,
    buttons: [CANCEL],
    keyboard: {
      text: { key: 'join.phone.type' },
      rows: [[{ label: { key: 'join.phone.share' }, contact: true }]],
    },
  }
}

/** The last look. An address is kept with the consent that is given here. */
export function reviewScreen(field: ProfileField, now: string | null, value: string): Screen {
  const again: Button[] = [{ label: { key: 'profile.again' }, route: 'edit', args: [PROFILE, VALUE] }]
  const send = (key: 'profile.send' | 'profile.email.agree', args: string[]): Button[] => [
    { label: { key }, route: 'profile.send', args, style: 'primary' },
  ]
  if (field === 'email')
    return {
      text: { key: 'profile.email.check', vars: { email: value } },
      more: [{ key: consentText(currentText('email')) }],
      buttons: [send('profile.email.agree', [field, currentText('email')]), again, CANCEL],
    }
  const vars = { field: fieldWord(field), old: valueWord(field, now), new: valueWord(field, value) }
  return {
    text: { key: 'profile.review', vars },
    buttons: [send('profile.send', [field]), again, CANCEL],
  }
}

export function wordScreen(text: Text, buttons: Button[][] = []): Screen {
  return { text, buttons: [...buttons, END] }
}
