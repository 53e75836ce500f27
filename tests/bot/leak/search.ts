import type { Screen } from '../../../core/screen.ts'
import type { MadeOrg } from '../random-union.ts'

/** What is looked at, each by its name as text. */
export type Parts = Record<string, string>

/** Numbers are written with spaces between thousands, of several kinds, and a paper breaks long words. */
const plain = (text: string) => text.replace(/(?<=\d)[\u00a0\u202f ,](?=\d{3})/g, '')

/** What of organisations outside `org` is in any byte of the parts. */
export function foreignIn(parts: Parts, org: MadeOrg, orgs: readonly MadeOrg[]): string[] {
  const foreign = orgs.filter(({ path }) => !path.startsWith(org.path)).flatMap(({ words }) => words)
  return Object.entries(parts).flatMap(([part, text]) => {
    const searched = plain(text)
    return foreign.filter((word) => searched.includes(word)).map((word) => `${part}: ${word}`)
  })
}

/** Organisations that the screens' buttons open, outside `root`: offices have the ids of their organisations here. */
export function foreignButtons(
  screens: readonly Screen[],
  root: MadeOrg,
  orgs: readonly MadeOrg[],
): string[] {
  const within = new Set(orgs.filter(({ path }) => path.startsWith(root.path)).map(({ id }) => id))
  return screens
    .flatMap(({ buttons }) => (buttons ?? []).flat())
    .flatMap((button) => {
      const [first] = 'route' in button ? (button.args ?? []) : []
      return 'route' in button && typeof first === 'number' && !within.has(first)
        ? [`${button.route} ${first}`]
        : []
    })
}
