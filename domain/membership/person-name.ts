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
  | 'join.name.single'
  | 'join.name.initials'

export type NameRead = { ok: true; value: PersonName } | { ok: false; code: NameProblem }

/** Reads «Surname First [Middle]»: letters, hyphens and apostrophes; whatever follows the first name is the middle one. */
export function readName(text: string): NameRead {
  const written = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (written === '') return { ok: false, code: 'join.name.empty' }
  if (written.length > LONGEST) return { ok: false, code: 'join.name.long' }
  if (/^\p{L}[\p{L}-]* (\p{L}\.? ?){1,2}$/u.test(written)) return { ok: false, code: 'join.name.initials' }
  if (!/^\p{L}[\p{L}\p{M}'’-]*( \p{L}[\p{L}\p{M}'’-]*)*$/u.test(written))
    return { ok: false, code: 'join.name.letters' }
  const [lastName, firstName, ...rest] = written.split(' ').map(capitalise)
  if (!lastName || !firstName) return { ok: false, code: 'join.name.single' }
  return { ok: true, value: { lastName, firstName, ...(rest.length > 0 && { middleName: rest.join(' ') }) } }
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
