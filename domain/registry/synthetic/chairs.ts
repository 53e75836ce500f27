import type { Cell } from '../csv.ts'
import { fullName, inventName, inventPhone } from './people.ts'
import type { Random } from './random.ts'

/** The term of nearly everybody: the union elects all its bodies within the same weeks. */
const TERM_FROM = '2022-11-01'
const TERM_TO = '2032-10-31'

export interface Chair {
  fullName: string
  phone: string
}

/** A filled tab «Председатель». */
export function chairCells(random: Random, number: number, chair?: Chair): Record<string, Cell> {
  return {
    chair_full_name: chair?.fullName ?? fullName(inventName(random)),
    chair_phone: chair?.phone ?? inventPhone(3, number),
    chair_email: `chair-${number}@example.org`,
    chair_email_consent: true,
    term_from: TERM_FROM,
    term_to: TERM_TO,
  }
}

/** What may be wrong with the passport of a primary; most have nothing, one in some has one of these. */
export const PASSPORT_FLAWS = [
  'empty-chair',
  'no-term',
  'ended-term',
  'no-email',
  'no-consent',
  'no-inn',
  'no-kind',
  'no-counts',
  'no-employer',
  'no-account',
  'no-short-name',
] as const
export type PassportFlaw = (typeof PASSPORT_FLAWS)[number]

/** Cells that a flaw empties, or sets. */
export const FLAW_CELLS: Record<PassportFlaw, Record<string, Cell>> = {
  'empty-chair': {
    chair_full_name: null,
    chair_phone: null,
    chair_email: null,
    chair_email_consent: null,
    term_from: null,
    term_to: null,
  },
  'no-term': { term_from: null, term_to: null },
  'ended-term': { term_from: '2017-10-15', term_to: '2022-10-14' },
  'no-email': { chair_email: null },
  'no-consent': { chair_email_consent: null },
  'no-inn': { is_legal_entity: true, inn: null, kpp: null, ogrn: null },
  'no-kind': { education_kind: null },
  'no-counts': { employed_count: null, student_count: null },
  'no-employer': { employer_name: null, employer_head: null },
  'no-account': { dues_account: null },
  'no-short-name': { short_name: null },
}
