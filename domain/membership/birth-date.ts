import { isCalendarDate } from '../calendar-date.ts'
import { visible } from '../letters.ts'

/** The union takes students from 14; a person of 14–17 needs a parent's consent on paper. */
const YOUNGEST = 14
const ADULT = 18
/** Nobody alive is older: a slip in the year. */
const OLDEST = 120

export type BirthDateProblem = 'join.birthDate.format' | 'join.birthDate.impossible' | 'join.birthDate.future'

export type BirthDateRead = { ok: true; value: string } | { ok: false; code: BirthDateProblem }

export type Admission = 'adult' | 'minor' | 'too-young'

/** Reads DD.MM.YYYY or YYYY-MM-DD as a calendar date YYYY-MM-DD that has come. */
export function readBirthDate(text: string, today: string): BirthDateRead {
  const written = visible(text).trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written)
  const local = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/.exec(written)
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : local
      ? [Number(local[3]), Number(local[2]), Number(local[1])]
      : []
  if (year === undefined || month === undefined || day === undefined)
    return { ok: false, code: 'join.birthDate.format' }
  if (!isCalendarDate(year, month, day)) return { ok: false, code: 'join.birthDate.impossible' }
  const value = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (value > today) return { ok: false, code: 'join.birthDate.future' }
  if (ageOn(value, today) > OLDEST) return { ok: false, code: 'join.birthDate.impossible' }
  return { ok: true, value }
}

/** Full years of a person born on `birthDate`; both are YYYY-MM-DD. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

export function admission(birthDate: string, today: string): Admission {
  const age = ageOn(birthDate, today)
  if (age < YOUNGEST) return 'too-young'
  return age < ADULT ? 'minor' : 'adult'
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
