import { folded } from '../letters.ts'

/**
 * Is a chair the head of the employer, too? The employer may not process data on membership (Labour Code, art. 86): such
 * a chair sees lists of members only after somebody above has looked at it. Names are compared as two clerks write them:
 * in full, or a surname with initials.
 */
export function isEmployersHead(chair: string | null, head: string | null): boolean {
  const [one, other] = [words(chair), words(head)]
  const [surname, ...rest] = one
  if (!surname || rest.length === 0 || surname !== other[0] || other.length < 2) return false
  return rest.every((word, at) => {
    const same = other[at + 1]
    return same === undefined || (word.length > 1 && same.length > 1 ? word === same : word[0] === same[0])
  })
}

function words(name: string | null): string[] {
  return folded(name ?? '')
    .split(/[\s.]+/)
    .filter(Boolean)
}
