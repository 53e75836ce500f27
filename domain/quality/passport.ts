import { endsBeforeItBegins } from '../organisation/term.ts'

/** What the АИС knows of an organisation and its current chair. Dates are YYYY-MM-DD; null is "not filled". */
export interface Passport {
  level: string
  shortName: string | null
  hasTerritorialRights: boolean | null
  isLegalEntity: boolean | null
  inn: string | null
  kpp: string | null
  ogrn: string | null
  employerName: string | null
  employerHead: string | null
  duesAccount: string | null
  removedOn: string | null
  educationKind: string | null
  employedCount: number | null
  chairFullName: string | null
  chairPhone: string | null
  chairEmail: string | null
  /** mail to the chair's address came back for good */
  chairEmailReturned?: boolean
  chairEmailConsent: boolean | null
  termFrom: string | null
  termTo: string | null
}

/** The fields by the names that registry files give them, and where each one stands in a passport. */
export const FIELD_PROPERTY = {
  chair_full_name: 'chairFullName',
  term_from: 'termFrom',
  term_to: 'termTo',
  chair_email: 'chairEmail',
  chair_email_consent: 'chairEmailConsent',
  chair_phone: 'chairPhone',
  short_name: 'shortName',
  employer_name: 'employerName',
  employer_head: 'employerHead',
  is_legal_entity: 'isLegalEntity',
  inn: 'inn',
  kpp: 'kpp',
  ogrn: 'ogrn',
  dues_account: 'duesAccount',
  education_kind: 'educationKind',
  employed_count: 'employedCount',
  has_territorial_rights: 'hasTerritorialRights',
} as const satisfies Record<string, keyof Passport>

export type PassportField = keyof typeof FIELD_PROPERTY

/** `name` as a field of the passport; undefined for any other word. */
export function toPassportField(name: string): PassportField | undefined {
  return PASSPORT_FIELDS.find((field) => field === name)
}

export const PASSPORT_FIELDS = Object.keys(FIELD_PROPERTY) as PassportField[]

/** Fields that belong to the chair's term: what a chair types there is a proposal until the level above confirms it. */
export const CHAIR_FIELDS: readonly PassportField[] = [
  'chair_full_name',
  'chair_phone',
  'chair_email',
  'chair_email_consent',
  'term_from',
  'term_to',
]

/** Is this the end of a term that ended before the day? It opens nothing, so it is a slip of whoever types it. */
export function isOver(field: PassportField, value: string | number | boolean, today: string): boolean {
  return field === 'term_to' && String(value) < today
}

/** Would the passport contradict itself with this value in it: a term that is over before it begins? */
export function contradicts(
  passport: Passport,
  field: PassportField,
  value: string | number | boolean,
): boolean {
  if (field !== 'term_from' && field !== 'term_to') return false
  return endsBeforeItBegins({ ...passport, [FIELD_PROPERTY[field]]: value })
}
