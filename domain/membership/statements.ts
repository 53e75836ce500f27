import type { MemberStatus } from './status.ts'

/** Papers that a person signs: to be taken into the union, and to have dues withheld. */
export const STATEMENT_KINDS = ['join', 'dues'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/**
 * What applies to a person: whoever belongs to the union already joins no more, and a pensioner has no employer who could
 * withhold anything. Where the status is not known, nobody can say.
 */
export function statementsFor(person: {
  isMember: boolean
  status: MemberStatus | undefined
}): StatementKind[] {
  const dues = person.status === 'working' || person.status === 'student'
  return STATEMENT_KINDS.filter((kind) => (kind === 'join' ? !person.isMember : dues))
}

/** `text` as a statement; undefined for any other word. */
export function readStatementKind(text: string | undefined): StatementKind | undefined {
  return STATEMENT_KINDS.find((kind) => kind === text)
}
