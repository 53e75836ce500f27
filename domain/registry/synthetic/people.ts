import { innCheckDigit, ogrnCheckDigit } from '../check-digits.ts'
import names from '../data/names.json' with { type: 'json' }
import type { Random } from './random.ts'

export interface PersonName {
  last_name: string
  first_name: string
  middle_name: string
}

/** A plainly invented person. */
export function inventName(random: Random): PersonName {
  const surname = random.pick(names.surnames)
  if (random.chance(0.75)) {
    return {
      last_name: `${surname}а`.replaceAll('-Пример', '-Примера'),
      first_name: random.pick(names.women),
      middle_name: random.pick(names.patronymicsWomen),
    }
  }
  return {
    last_name: surname,
    first_name: random.pick(names.men),
    middle_name: random.pick(names.patronymicsMen),
  }
}

export function fullName({ last_name, first_name, middle_name }: PersonName): string {
  return `${last_name} ${first_name} ${middle_name}`
}

/** A school, kindergarten or college with a plainly invented name. */
export function inventSchool(random: Random, number: number) {
  const { kind, name, short } = random.pick(names.schools)
  const numbered = (text: string) => text.replace('{n}', String(number))
  return { kind, name: numbered(name), shortName: numbered(short) }
}

/** Phones of invented people: +7 000 is no code of any place; a series begins at its million. */
export function inventPhone(series: 2 | 3 | 5, number: number): string {
  return `+7000${String(series * 1_000_000 + number).padStart(7, '0')}`
}

/** A number of the tax service with a right check digit; 00 is no region of the country. */
export function inventInn(number: number): string {
  const digits = `00${String(number).padStart(7, '0')}`
  return `${digits}${innCheckDigit(digits)}`
}

export function inventOgrn(number: number): string {
  const digits = `10200${String(number).padStart(7, '0')}`
  return `${digits}${ogrnCheckDigit(digits)}`
}
