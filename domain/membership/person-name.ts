import { isMixed, likeTheOthers, visible } from '../letters.ts'

/** Longer than any name in the registry: somebody pasted a text. */
const LONGEST = 100

export interface PersonName {
  lastName: string
  firstName: string
  middleName?: string
}

export type NameProblem =
  | 'join.name.empty'
  | 'join.name.long'
  | 'join.name.letters'
  | 'join.name.mixed'
  | 'join.name.single'
  | 'join.name.initials'

export type NameRead = { ok: true; value: PersonName } | { ok: false; code: NameProblem }

/** A name is letters with at most one mark each, hyphens and apostrophes; initials end with a dot. */
const WORD = /^\p{L}\p{M}?(?:\p{L}\p{M}?|['’-])*$/u
const INITIAL = /(?:^|[ .])\p{L}\./u

/**
 * A name as somebody typed or pasted it, in the letters it is read in: invisible signs are gone, and Latin letters that
 * look like Cyrillic ones are Cyrillic. Undefined where different alphabets are left in it.
 */
export function writtenName(text: string): string | undefined {
  const written = likeTheOthers(visible(text).replace(/\s+/g, ' ').trim())
  return isMixed(written) ? undefined : written
}

/** Reads «Surname First [Middle]»; whatever follows the first name is the middle one. */
export function readName(text: string): NameRead {
  const written = writtenName(text)
  if (written === undefined)
    return { ok: false, code: text.length > LONGEST ? 'join.name.long' : 'join.name.mixed' }
  if (written === '') return { ok: false, code: 'join.name.empty' }
  if (written.length > LONGEST) return { ok: false, code: 'join.name.long' }
  // One letter without a dot may be a whole name («Ли Ю»), two such are initials.
  if (INITIAL.test(written) || / \p{L} \p{L}$/u.test(written))
    return { ok: false, code: 'join.name.initials' }
  const words = written.split(' ')
  if (!words.every((word) => WORD.test(word))) return { ok: false, code: 'join.name.letters' }
  const [lastName, firstName, ...rest] = words.map(capitalise)
  if (!lastName || !firstName) return { ok: false, code: 'join.name.single' }
  return { ok: true, value: { lastName, firstName, ...(rest.length > 0 && { middleName: rest.join(' ') }) } }
}

type LastNameProblem =
  | 'join.name.letters'
  | 'join.name.initials'
  | 'join.name.mixed'
  | 'profile.last_name.one'
type LastNameRead = { ok: true; value: string } | { ok: false; code: LastNameProblem }

/** Reads a surname alone, by the same rules. A double one has a hyphen: two words are a surname with a first name. */
export function readLastName(text: string): LastNameRead {
  if (text.length > LONGEST) return { ok: false, code: 'profile.last_name.one' }
  const written = writtenName(text)
  if (written === undefined) return { ok: false, code: 'join.name.mixed' }
  if (written === '') return { ok: false, code: 'profile.last_name.one' }
  if (INITIAL.test(written) || /^\p{L}\p{M}?$/u.test(written))
    return { ok: false, code: 'join.name.initials' }
  const [lastName = '', ...others] = written.split(' ')
  if (![lastName, ...others].every((word) => WORD.test(word))) return { ok: false, code: 'join.name.letters' }
  return others.length > 0
    ? { ok: false, code: 'profile.last_name.one' }
    : { ok: true, value: capitalise(lastName) }
}

/** «Иванова А. П.», for lists. */
export function shortName(name: PersonName): string {
  const initial = (part: string | undefined) => (part ? `${part.slice(0, 1)}.` : '')
  return [name.lastName, initial(name.firstName), initial(name.middleName)].filter(Boolean).join(' ')
}

export function fullName(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' ')
}

/** A word typed all in lower case gets its capitals; «оглы» and «кызы» are written small. */
function capitalise(word: string): string {
  if (word !== word.toLowerCase() || /^(оглы|кызы|угли)$/.test(word)) return word
  return word.replace(/(^|-)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
