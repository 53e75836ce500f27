import { currentText } from '../privacy/consent-texts.ts'
import { readBirthDate } from './birth-date.ts'
import { admittedTo } from './join-permit.ts'
import { type PersonName, readName } from './person-name.ts'
import { type MemberStatus, readStatus } from './status.ts'

const DAY_MS = 86_400_000
/** An import has brought the member by then; whoever is not linked since may have moved on. No source sets the days. */
const ACCEPTANCE_STANDS_DAYS = 30

/** More applications of one account in a day are pressing somebody. */
export const MOST_A_DAY = 3

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

/**
 * Reads every stored answer again: rules and days may have changed since it was given. `permitOrgId`: where a permit lets a
 * minor in.
 */
export function readForm(
  answers: Record<string, string>,
  orgId: number | undefined,
  today: string,
  permitOrgId?: number,
): FormRead {
  const consent = readConsent(answers['consent'])
  if (!consent) return { ok: false, step: 'consent' }
  const birth = readBirthDate(answers['birthDate'] ?? '', today)
  if (!birth.ok) return { ok: false, step: 'birthDate' }
  if (admittedTo(birth.value, today, { orgId, permitOrgId }) !== 'adult')
    return { ok: false, step: 'birthDate' }
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
  return `${currentText('joining')} ${givenAt}`
}

/** The shape of E.164. */
export function isPhone(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(text)
}

/**
 * May somebody whose application was accepted apply anew? `yes` after leaving since (`leftOn`, YYYY-MM-DD); `asked`: by
 * then they may, where they say so; `no`: they have just been accepted.
 */
export function mayApplyAgain(
  { decidedAt }: { decidedAt: Date | null },
  leftOn: string | undefined,
  now: Date,
): 'yes' | 'asked' | 'no' {
  if (!decidedAt || (leftOn !== undefined && leftOn >= decidedAt.toISOString().slice(0, 10))) return 'yes'
  return now.getTime() - decidedAt.getTime() >= ACCEPTANCE_STANDS_DAYS * DAY_MS ? 'asked' : 'no'
}

function readConsent(answer: string | undefined): ApplicationForm['consent'] | undefined {
  const [textVersion, givenAt] = (answer ?? '').split(' ')
  return textVersion === currentText('joining') && givenAt ? { textVersion, givenAt } : undefined
}
