/** How a card names its holder: surname with initials. `db/repos/issued-cards.ts` says the same in SQL. */
export function cardName(person: { lastName: string; firstName: string; middleName: string | null }): string {
  const initials = [person.firstName, person.middleName ?? ''].flatMap(([...letters]) => letters[0] ?? [])
  return [person.lastName, ...initials.map((letter) => `${letter}.`)].join(' ')
}

/** The name with a surname that is `by` letters shorter: «Константинопол… А. Б.». */
export function shortened(name: string, by: number): string {
  const [surname = '', ...initials] = name.split(/ (?=\S+\.(?: |$))/)
  const letters = [...surname]
  return [`${letters.slice(0, Math.max(1, letters.length - by)).join('')}…`, ...initials].join(' ')
}
