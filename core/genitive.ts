import { getGender, incline } from 'lvovich'

interface Name {
  lastName: string
  firstName: string
  middleName?: string
}

/**
 * A Russian name in the genitive: a guess, to be confirmed by its owner. Undefined where it would be a wild one: the name is
 * not Russian in letters, or does not tell whether a man or a woman bears it.
 */
export function guessGenitive({ lastName, firstName, middleName }: Name): string | undefined {
  const person = { last: lastName, first: firstName, ...(middleName && { middle: middleName }) }
  if (!/^[А-ЯЁа-яё' ’-]+$/.test(Object.values(person).join(' '))) return undefined
  const gender = getGender(person)
  if (gender !== 'male' && gender !== 'female') return undefined
  const { last, first, middle } = incline({ ...person, gender }, 'genitive')
  return [last, first, middle].filter(Boolean).join(' ')
}
