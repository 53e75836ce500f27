/** What a passport says of a chair and the term they were elected for. Dates are YYYY-MM-DD; null is "not filled". */
export interface TermOfOffice {
  chairFullName: string | null
  phone: string | null
  termFrom: string | null
  termTo: string | null
}

/** Does `next` name another person in the place of `present`? A vacancy that is filled is nobody's place. */
export function isAnotherChair(
  present: Pick<TermOfOffice, 'chairFullName'>,
  next: Pick<TermOfOffice, 'chairFullName'>,
): boolean {
  return replaced(present.chairFullName, next.chairFullName)
}

/**
 * Another chair, or the same one elected anew, is another term: the one before ends and stays as history. A filled
 * vacancy, a corrected phone or a moved end is the same term.
 */
export function isAnotherTerm(
  present: Pick<TermOfOffice, 'chairFullName' | 'termFrom'>,
  next: Pick<TermOfOffice, 'chairFullName' | 'termFrom'>,
): boolean {
  return isAnotherChair(present, next) || replaced(present.termFrom, next.termFrom)
}

/** Does the passport name a chair whose term covers the day? */
export function isInForce(term: Omit<TermOfOffice, 'phone'> | undefined, today: string): boolean {
  if (!term?.chairFullName || !term.termFrom || !term.termTo) return false
  return term.termFrom <= today && today <= term.termTo
}

/** Do these dates say that the term is over before it begins? A term of one day is a term. */
export function endsBeforeItBegins({ termFrom, termTo }: Pick<TermOfOffice, 'termFrom' | 'termTo'>): boolean {
  return termFrom !== null && termTo !== null && termTo < termFrom
}

function replaced(present: string | null, next: string | null): boolean {
  return present !== null && present !== next
}
