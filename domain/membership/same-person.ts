import { folded } from '../letters.ts'
import { fullName } from './person-name.ts'

interface WrittenName {
  lastName: string
  firstName: string
  middleName?: string | null
}

/** What two records of one person share, however two clerks wrote the name. */
export interface PersonMarks extends WrittenName {
  birthDate: string | null
  phone: string | null
}

/** Two of name, birth date and phone agree: one alone is a namesake, a twin, or a telephone of the family. */
export function mayBeSamePerson(one: PersonMarks, other: PersonMarks): boolean {
  const agreeing = [
    foldedName(one) === foldedName(other),
    one.birthDate !== null && one.birthDate === other.birthDate,
    one.phone !== null && one.phone === other.phone,
  ].filter(Boolean)
  return agreeing.length >= 2
}

/** Is it one person for sure: the name and one mark more? Twins share a birth date, and often a telephone. */
export function isSamePerson(one: PersonMarks, other: PersonMarks): boolean {
  return foldedName(one) === foldedName(other) && mayBeSamePerson(one, other)
}

/** The full name without what spelling leaves open. */
export function foldedName({ lastName, firstName, middleName }: WrittenName): string {
  return folded(fullName({ lastName, firstName, ...(middleName && { middleName }) }))
}
