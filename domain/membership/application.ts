import { admission, readBirthDate } from './birth-date.ts'
import { type PersonName, readName } from './person-name.ts'
import { type MemberStatus, readStatus } from './status.ts'

/** Version of the text a person agrees to before joining; a changed text takes a new one. */
const JOINING_CONSENT = 'joining-1'

/** Questions of joining, in order. */
export const JOIN_STEPS = ['consent', 'birthDate', 'name', 'place', 'status', 'phone'] as const
export type JoinStep = (typeof JOIN_STEPS)[number]

/** An application ready to be submitted. Its applicant belongs to nothing yet: that is decided by the chair. */
export interface ApplicationForm extends PersonName {
  consent: { textVersion: string; givenAt: string }
  birthDate: string
  status: MemberStatus
  phone: string
  orgId: number
}

/** The form, or the first step whose answer is missing or does not hold any more. */
export type FormRead = { ok: true; value: ApplicationForm } | { ok: false; step: JoinStep }

/** Reads every stored answer again: rules and days may have changed since it was given. */
export function readForm(
  answers: Record<string, string>,
  orgId: number | undefined,
  today: string,
): FormRead {
  const consent = readConsent(answers['consent'])
  if (!consent) return { ok: false, step: 'consent' }
  const birth = readBirthDate(answers['birthDate'] ?? '', today)
  if (!birth.ok || admission(birth.value, today) !== 'adult') return { ok: false, step: 'birthDate' }
  const name = readName(answers['name'] ?? '')
  if (!name.ok) return { ok: false, step: 'name' }
  if (orgId === undefined) return { ok: false, step: 'place' }
  const status = readStatus(answers['status'] ?? '')
  if (!status) return { ok: false, step: 'status' }
  const phone = answers['phone'] ?? ''
  if (!isPhone(phone)) return { ok: false, step: 'phone' }
  return { ok: true, value: { consent, birthDate: birth.value, ...name.value, orgId, status, phone } }
}

/** An agreement as it is stored among the answers: which text, and when. */
export function writeConsent(givenAt: string): string {
  return `${JOINING_CONSENT} ${givenAt}`
}

/** The shape of E.164. */
export function isPhone(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(text)
}

function readConsent(answer: string | undefined): ApplicationForm['consent'] | undefined {
  const [textVersion, givenAt] = (answer ?? '').split(' ')
  return textVersion === JOINING_CONSENT && givenAt ? { textVersion, givenAt } : undefined
}
